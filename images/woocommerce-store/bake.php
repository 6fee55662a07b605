<?php

declare(strict_types=1);

/*
 * Brings WooCommerce into the image, by the same code and with the same checks as the set-up of a store that has to
 * download it. Takes WOOCOMMERCE_VERSION, WOOCOMMERCE_URL and WOOCOMMERCE_SHA256.
 */

namespace WooCommerceStore\Bootstrap;

const PLUGIN = 'woocommerce';
const MINUTES = 10;

spl_autoload_register(static function (string $class): void {
    $prefix = __NAMESPACE__ . '\\';
    if (str_starts_with($class, $prefix)) {
        require __DIR__ . '/bootstrap/' . substr($class, strlen($prefix)) . '.php';
    }
});

$version = (string) getenv('WOOCOMMERCE_VERSION');
$archive = (string) tempnam(sys_get_temp_dir(), PLUGIN);
$log = new Log(new Redactor());
(new Download($log, true))->fetch(
    (string) getenv('WOOCOMMERCE_URL'),
    strtolower((string) getenv('WOOCOMMERCE_SHA256')),
    $archive,
    Deadline::in(MINUTES * 60),
);
(new PluginArchive($archive))->unpack(PLUGIN, __DIR__ . '/plugins');
unlink($archive);

$brought = FileHeader::of(__DIR__ . '/plugins/' . PLUGIN . '/' . PLUGIN . '.php')->version();
if ($brought !== $version) {
    fwrite(STDERR, "The archive has WooCommerce '{$brought}' in it, and {$version} was asked for." . PHP_EOL);
    exit(1);
}
$log->line("WooCommerce {$version} is in the image");
