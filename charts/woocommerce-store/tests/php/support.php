<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\BootstrapFailure;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\Log;
use WooCommerceStore\Bootstrap\Redactor;

const BOOTSTRAP = __DIR__ . '/../../files/bootstrap';
const WEB = __DIR__ . '/../../files/web';

spl_autoload_register(static function (string $class): void {
    $prefix = 'WooCommerceStore\\Bootstrap\\';
    if (str_starts_with($class, $prefix)) {
        require BOOTSTRAP . '/' . substr($class, strlen($prefix)) . '.php';
    }
});
require __DIR__ . '/TestRun.php';
require __DIR__ . '/MirrorServer.php';

function test(string $name, callable $body): void
{
    TestRun::current()->test($name, $body);
}

function same(mixed $expected, mixed $actual): void
{
    if ($expected !== $actual) {
        throw new \AssertionError('expected ' . var_export($expected, true) . ', got ' . var_export($actual, true));
    }
}

function contains(string $needle, string $text): void
{
    if (!str_contains($text, $needle)) {
        throw new \AssertionError("'{$needle}' is not in: {$text}");
    }
}

function lacks(string $needle, string $text): void
{
    if (str_contains($text, $needle)) {
        throw new \AssertionError("'{$needle}' is in: {$text}");
    }
}

/** Runs what has to fail for this reason, and gives the sentence. */
function failsWith(FailureReason $reason, callable $body): string
{
    try {
        $body();
    } catch (BootstrapFailure $failure) {
        same($reason->value, $failure->reason->value);
        return $failure->getMessage();
    }
    throw new \AssertionError("did not fail with {$reason->value}");
}

/** A folder that is gone when the tests end. */
function folder(): string
{
    $path = sys_get_temp_dir() . '/store-test-' . bin2hex(random_bytes(6));
    mkdir($path);
    register_shutdown_function(static fn () => \WooCommerceStore\Bootstrap\Folder::remove($path));
    return $path;
}

function write(string $path, string $content): string
{
    if (!is_dir(dirname($path))) {
        mkdir(dirname($path), 0755, true);
    }
    file_put_contents($path, $content);
    return $path;
}

/** A log that nobody reads. */
function silentLog(): Log
{
    return new Log(new Redactor(), fopen('php://memory', 'wb'));
}

/**
 * Settings as the chart gives them.
 *
 * @param array<string, string> $changes
 * @return array<string, string>
 */
function environment(array $changes = []): array
{
    return [
        'WORDPRESS_DB_HOST' => 'store-demo-mariadb:3306',
        'WORDPRESS_DB_NAME' => 'wordpress',
        'WORDPRESS_DB_USER' => 'wordpress',
        'STORE_URL' => 'http://demo.localtest.me',
        'STORE_TITLE' => 'Demo shop',
        'STORE_ADMIN_USER' => 'admin',
        'STORE_ADMIN_EMAIL' => 'admin@example.com',
        'STORE_COUNTRY' => 'DE',
        'STORE_CURRENCY' => 'EUR',
        'STORE_CASH_ON_DELIVERY' => 'true',
        'STORE_INTERNET_ACCESS' => 'true',
        'STORE_WOOCOMMERCE_VERSION' => '11.0.1',
        'STORE_WOOCOMMERCE_URL' => '',
        'STORE_WOOCOMMERCE_SHA256' => '',
        'STORE_DATABASE_TIMEOUT' => '600',
        'STORE_DOWNLOAD_TIMEOUT' => '10',
        'STORE_LOCK_TIMEOUT' => '2',
        ...$changes,
    ];
}
