<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Verify\Report;
use WooCommerceStore\Verify\Settings;
use WooCommerceStore\Verify\Verification;

const VERIFICATION = WEB . '/../verification';

spl_autoload_register(static function (string $class): void {
    $prefix = 'WooCommerceStore\\Verify\\';
    if (str_starts_with($class, $prefix)) {
        require VERIFICATION . '/' . substr($class, strlen($prefix)) . '.php';
    }
});
require_once __DIR__ . '/FakeShop.php';

/**
 * @param array<string, string> $changes
 * @return array<string, string>
 */
function verificationEnvironment(array $changes = []): array
{
    static $key = null;
    $key ??= write(folder() . '/key', FakeShop::KEY . "\n");
    return [
        'STORE_URL' => 'https://demo.example.com',
        'STORE_VERIFICATION_LEVEL' => 'checkout',
        'STORE_VERIFICATION_ADDRESS' => '',
        'STORE_VERIFICATION_INSECURE' => 'false',
        // Short, because a route that may only be settling is asked again for a while.
        'STORE_VERIFICATION_TIMEOUT' => '2',
        'STORE_VERIFICATION_KEY_FILE' => $key,
        ...$changes,
    ];
}

/**
 * @param array<string, string> $changes
 * @return array<string, mixed> the report
 */
function verify(FakeShop $shop, array $changes = []): array
{
    $settings = Settings::fromEnvironment(verificationEnvironment($changes));
    $report = new Report($settings->level);
    (new Verification($settings, $shop))->run($report);
    return json_decode($report->toJson(), true);
}
