<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

/** WordPress as far as mu-hardening.php knows it; then what each of its filters makes of what WordPress would say. */
const HARDENING_STUBS = <<<'PHP'
class WP_Error { function __construct(private string $code) {} function get_error_codes(): array { return [$this->code]; } }
function add_filter(string $hook, callable $callback): void { $GLOBALS['hooks'][$hook] = $callback; }
function add_action(string $hook, callable $callback): void { add_filter($hook, $callback); }
class WP_User {}
function current_user_can(string $capability): bool { return getenv('CAPABILITY') === $capability; }
function is_feed(): bool { return true; }
function get_bloginfo(): string { return 'Demo shop'; }
function __return_false(): bool { return false; }
function __(string $text): string { return $text; }
require getenv('PLUGIN');
echo json_encode([
    'routes' => array_keys($hooks['rest_endpoints'](['/wp/v2/users' => 1, '/wp/v2/users/(?P<id>[\d]+)' => 1, '/wp/v2/posts' => 1])),
    'sitemaps' => [$hooks['wp_sitemaps_add_provider']('x', 'users'), $hooks['wp_sitemaps_add_provider']('x', 'posts')],
    'embed' => $hooks['oembed_response_data'](['title' => 'Hello', 'author_name' => 'admin', 'author_url' => '/author/admin/']),
    'feed' => $hooks['the_author']('admin'),
    'queries' => array_map($hooks['request'], [['author' => '1'], ['author_name' => 'admin', 'feed' => 'feed'], ['name' => 'mug']]),
    'logins' => array_map(
        fn (mixed $user): mixed => ($answer = $hooks['authenticate']($user)) instanceof WP_Error ? $answer->get_error_codes()[0] : $answer,
        [new WP_Error('invalid_username'), new WP_Error('incorrect_password'), new WP_Error('empty_password'), 'a user'],
    ),
]);
PHP;

$hardening = static function (string $capability): array {
    $script = write(folder() . '/hardening.php', '<?php ' . HARDENING_STUBS);
    [$exit, $output] = program([$script], ['PLUGIN' => WEB . '/mu-hardening.php', 'CAPABILITY' => $capability]);
    same(0, $exit);
    return json_decode($output, true, flags: JSON_THROW_ON_ERROR);
};

test('hardening: visitors learn no name of a user', static function () use ($hardening): void {
    $seen = $hardening('read');
    same(['/wp/v2/posts'], $seen['routes']);
    same([false, 'x'], $seen['sitemaps']);
    same(['title' => 'Hello'], $seen['embed']);
    same('Demo shop', $seen['feed']);
    same([['error' => '404'], ['error' => '404'], ['name' => 'mug']], $seen['queries']);
    same(['authentication_failed', 'authentication_failed', 'empty_password', 'a user'], $seen['logins']);
});

test('hardening: who manages users may list them', static function () use ($hardening): void {
    same(3, count($hardening('list_users')['routes']));
});
