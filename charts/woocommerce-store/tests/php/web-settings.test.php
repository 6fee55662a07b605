<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

const IMAGE_CONFIGURATION = '/usr/src/wordpress/wp-config-docker.php';

/** What the official image's own configuration does about TLS: it believes the header. */
const OFFICIAL_CONFIGURATION = <<<'PHP'
<?php
if (isset($_SERVER['HTTP_X_FORWARDED_PROTO']) && strpos($_SERVER['HTTP_X_FORWARDED_PROTO'], 'https') !== false) {
    $_SERVER['HTTPS'] = 'on';
}
echo json_encode(['addresses' => array_intersect_key($_SERVER, ['HTTP_X_REAL_IP' => 1, 'HTTP_X_FORWARDED_FOR' => 1, 'HTTP_CLIENT_IP' => 1]), 'https' => $_SERVER['HTTPS'] ?? 'off', ...array_filter(get_defined_constants(true)['user'], fn (string $name): bool => !str_starts_with($name, 'SERVER'), ARRAY_FILTER_USE_KEY)]);
PHP;

/**
 * The constants that wp-config.php sets for a request with this X-Forwarded-Proto.
 *
 * @param array<string, string> $environment
 * @return array<string, mixed>
 */
function configuration(array $environment, ?string $forwarded = null): array
{
    $folder = folder();
    write("{$folder}/image.php", OFFICIAL_CONFIGURATION);
    $configuration = (string) file_get_contents(WEB . '/wp-config.php');
    contains(IMAGE_CONFIGURATION, $configuration);
    $file = write("{$folder}/wp-config.php", str_replace(IMAGE_CONFIGURATION, "{$folder}/image.php", $configuration));
    $code = '$_SERVER["HTTP_X_REAL_IP"] = $_SERVER["HTTP_X_FORWARDED_FOR"] = $_SERVER["HTTP_CLIENT_IP"] = "203.0.113.66";';
    $code .= $forwarded === null ? '' : '$_SERVER["HTTP_X_FORWARDED_PROTO"] = ' . var_export($forwarded, true) . ';';
    [$exit, $output] = program(['-r', "{$code} require '{$file}';"], $environment);
    same(0, $exit);
    return json_decode($output, true, flags: JSON_THROW_ON_ERROR);
}

test('wp-config: no header says where a shopper is', static function (): void {
    same([], configuration(['STORE_URL' => 'http://demo.example.com'])['addresses']);
});

$schemes = [
    ['https://demo.example.com', null, 'on'],
    ['https://demo.example.com', 'http', 'on'],
    ['https://demo.example.com', 'https', 'on'],
    ['http://demo.example.com', null, 'off'],
    ['http://demo.example.com', 'https', 'off'],
];
foreach ($schemes as [$url, $forwarded, $https]) {
    test("wp-config: TLS is {$https} at {$url}, whatever a request claims: " . ($forwarded ?? 'nothing'), static function () use ($url, $forwarded, $https): void {
        $configuration = configuration(['STORE_URL' => $url], $forwarded);
        same([$https, $https === 'on', $url], [$configuration['https'], $configuration['FORCE_SSL_ADMIN'], $configuration['WP_HOME']]);
    });
}

test('wp-config: without a cache nothing is said about one', static function (): void {
    same([], preg_grep('/REDIS/', array_keys(configuration(['STORE_URL' => 'http://demo.example.com', 'STORE_CACHE_HOST' => '']))));
});

test('wp-config: the cache is the store\'s own, and leaves out the groups that carts need', static function (): void {
    $configuration = configuration([
        'STORE_URL' => 'http://demo.example.com',
        'STORE_CACHE_HOST' => 'store-demo-cache',
        'STORE_CACHE_PORT' => '6380',
        'STORE_CACHE_PASSWORD_FILE' => write(folder() . '/password', "cache-secret\n"),
        'STORE_CACHE_IGNORED_GROUPS' => 'wc_session_id, counts,',
    ]);
    $redis = array_intersect_key($configuration, array_flip(preg_grep('/^WP_REDIS_(HOST|PORT|PASSWORD|PREFIX|IGNORED_GROUPS|GRACEFUL)$/', array_keys($configuration))));
    same([
        'WP_REDIS_HOST' => 'store-demo-cache',
        'WP_REDIS_PORT' => 6380,
        'WP_REDIS_PASSWORD' => 'cache-secret',
        'WP_REDIS_PREFIX' => 'demo.example.com:',
        'WP_REDIS_IGNORED_GROUPS' => ['wc_session_id', 'counts'],
    ], $redis);
});

/** WordPress and PHPMailer as far as mu-smtp.php knows them. */
const MAIL_STUBS = <<<'PHP'
namespace PHPMailer\PHPMailer {
    class PHPMailer {
        const ENCRYPTION_STARTTLS = 'tls';
        const ENCRYPTION_SMTPS = 'ssl';
        public string $Mailer = 'mail'; public string $FromName = 'WordPress'; public string $Sender = '';
        public string $Host = ''; public int $Port = 25; public int $Timeout = 300; public string $SMTPSecure = ''; public bool $SMTPAutoTLS = true;
        public bool $SMTPAuth = false; public string $Username = ''; public string $Password = '';
        function isSMTP() { $this->Mailer = 'smtp'; }
        static function validateAddress($address) { return str_contains($address, '@'); }
        function setFrom($address, $name) { $this->Sender = $address; $this->FromName = $name; }
    }
}
namespace {
    class WP_Error { function __construct(public string $code) {} }
    function do_action(string $hook, mixed ...$arguments): void { echo "{$hook}: {$arguments[0]->code}\n"; }
    function add_filter(string $hook, callable $callback): void { $GLOBALS['hooks'][$hook] = $callback; }
    function add_action(string $hook, callable $callback): void { $GLOBALS['hooks'][$hook] = $callback; }
    require getenv('PLUGIN');
    if (isset($hooks['phpmailer_init'])) { $mailer = new PHPMailer\PHPMailer\PHPMailer(); $hooks['phpmailer_init']($mailer); echo json_encode($mailer); }
    if (isset($hooks['pre_wp_mail'])) { var_dump($hooks['pre_wp_mail'](null, ['to' => 'shopper@example.com'])); var_dump($hooks['pre_wp_mail'](true, [])); }
}
PHP;

/**
 * @param array<string, string> $environment
 */
function mail_plugin(array $environment): string
{
    $script = write(folder() . '/mail.php', '<?php ' . MAIL_STUBS);
    [$exit, $output] = program(['-d', 'error_log=/dev/stdout', '-d', 'log_errors=1', $script], ['PLUGIN' => WEB . '/mu-smtp.php', ...$environment]);
    same(0, $exit);
    return $output;
}

$server = ['STORE_SMTP_HOST' => 'mail.example.com', 'STORE_SMTP_PORT' => '587', 'STORE_SMTP_FROM' => 'shop@example.com', 'STORE_SMTP_FROM_NAME' => 'Shop'];
foreach (['starttls' => ['tls', true], 'tls' => ['ssl', true], 'none' => ['', false]] as $encryption => [$secure, $automatic]) {
    test("mail: encryption {$encryption}", static function () use ($server, $encryption, $secure, $automatic): void {
        $mailer = json_decode(mail_plugin([...$server, 'STORE_SMTP_ENCRYPTION' => $encryption]), true);
        same(['smtp', 'mail.example.com', 587, $secure, $automatic, false], [$mailer['Mailer'], $mailer['Host'], $mailer['Port'], $mailer['SMTPSecure'], $mailer['SMTPAutoTLS'], $mailer['SMTPAuth']]);
        same(['shop@example.com', 'Shop'], [$mailer['Sender'], $mailer['FromName']]);
    });
}

test('mail: logs in with what the secret files say', static function () use ($server): void {
    $folder = folder();
    $mailer = json_decode(mail_plugin([
        ...$server,
        'STORE_SMTP_USERNAME_FILE' => write("{$folder}/username", "shop\n"),
        'STORE_SMTP_PASSWORD_FILE' => write("{$folder}/password", " p\"w \n"),
    ]), true);
    same([true, 'shop', ' p"w '], [$mailer['SMTPAuth'], $mailer['Username'], $mailer['Password']]);
});

foreach (['', 'no address'] as $from) {
    test("mail: the sender stays WordPress's when the setting is '{$from}'", static function () use ($server, $from): void {
        same('WordPress', json_decode(mail_plugin([...$server, 'STORE_SMTP_FROM' => $from]), true)['FromName']);
    });
}

test('mail: without a server it is refused at once, with a line that names nobody', static function (): void {
    $output = mail_plugin(['STORE_SMTP_HOST' => '']);
    contains('A mail was not sent: the store has no mail server (smtp.host).', $output);
    contains("wp_mail_failed: store_no_mail_server\nbool(false)\nbool(true)", $output);
    lacks('shopper@example.com', $output);
});

if (extension_loaded('mysqli')) {
    test('metrics: a database that is down is told, in the format of Prometheus and without its password', static function (): void {
        [$exit, $output] = program([WEB . '/health-metrics.php'], [
            'WORDPRESS_DB_HOST' => '127.0.0.1:9',
            'WORDPRESS_DB_USER' => 'wordpress',
            'WORDPRESS_DB_NAME' => 'wordpress',
            'WORDPRESS_DB_PASSWORD_FILE' => write(folder() . '/password', 'database-secret'),
        ]);
        same(0, $exit);
        foreach (explode("\n", trim($output)) as $line) {
            same(1, preg_match('/^(# (HELP|TYPE) store_[a-z_]+ .+|store_[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.]+)$/', $line));
        }
        contains("\nstore_up 1\n", $output);
        contains("\nstore_database_up 0\n", $output);
        lacks('database-secret', $output);
    });
} else {
    TestRun::current()->skip('metrics: a database that is down', 'PHP has no mysqli extension (package php-mysql)');
}
