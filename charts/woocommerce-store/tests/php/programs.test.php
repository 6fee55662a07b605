<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

/**
 * Runs one of the chart's programs as a process of its own.
 *
 * @param list<string> $arguments
 * @param array<string, string> $environment
 * @return array{int, string} exit code and output
 */
function program(array $arguments, array $environment): array
{
    $pipes = [];
    $process = proc_open([PHP_BINARY, ...$arguments], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes, null, $environment);
    $output = (string) stream_get_contents($pipes[1]);
    return [proc_close($process), $output];
}

test('php: every file is correct', static function (): void {
    foreach (glob(WEB . '/../*/*.php') ?: [] as $file) {
        [$code, $output] = program(['-l', $file], getenv());
        same([0, ''], [$code, $code === 0 ? '' : $output]);
    }
});

test('bootstrap: bad settings end with their reason', static function (): void {
    [$code, $output] = program([BOOTSTRAP . '/bootstrap.php', 'content'], environment(['STORE_COUNTRY' => 'nowhere']));
    same(1, $code);
    contains("BootstrapFailed/InvalidSettings: STORE_COUNTRY is 'nowhere'", $output);
});

test('bootstrap: an unknown command ends with its reason', static function (): void {
    [$code, $output] = program([BOOTSTRAP . '/bootstrap.php'], environment());
    same(1, $code);
    contains('BootstrapFailed/InvalidSettings: Say what to set up', $output);
});

if (extension_loaded('mysqli')) {
    test('bootstrap: a database that never comes is named, the password is not', static function (): void {
        $password = write(folder() . '/password', "database-secret\n");
        [$code, $output] = program([BOOTSTRAP . '/bootstrap.php', 'store'], environment([
            'WORDPRESS_DB_HOST' => '127.0.0.1:9',
            'WORDPRESS_DB_PASSWORD_FILE' => $password,
            'STORE_DATABASE_TIMEOUT' => '1',
        ]));
        same(1, $code);
        contains('BootstrapFailed/DatabaseNotReady: The database at 127.0.0.1:9', $output);
        lacks('database-secret', $output);
    });
} else {
    TestRun::current()->skip('bootstrap: a database that never comes', 'PHP has no mysqli extension (package php-mysql)');
}
