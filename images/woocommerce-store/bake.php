<?php

declare(strict_types=1);

/*
 * Brings WooCommerce into the image, by the same code and with the same checks as the set-up of a store that has to
 * download it. Takes WOOCOMMERCE_VERSION, WOOCOMMERCE_URL and WOOCOMMERCE_SHA256.
 */

namespace WooCommerceStore\Bootstrap;

const PLUGIN = 'woocommerce';
const MINUTES = 10;

require __DIR__ . '/bootstrap/autoload.php';

$version = (string) getenv('WOOCOMMERCE_VERSION');
$archive = (string) tempnam(sys_get_temp_dir(), PLUGIN);
$log = new Log(new Redactor());
$wooCommerce = ContentItem::wooCommerce(
    $version,
    (string) getenv('WOOCOMMERCE_URL'),
    strtolower((string) getenv('WOOCOMMERCE_SHA256')),
);
(new Download($log, true))->fetch($wooCommerce->source, $archive, Deadline::in(MINUTES * 60));
(new Archive($archive, $wooCommerce->source))->unpackFolder(PLUGIN, __DIR__ . '/plugins');
unlink($archive);

$brought = $wooCommerce->versionIn(__DIR__ . '/plugins/' . PLUGIN);
if ($brought !== $version) {
    fwrite(STDERR, "The archive has WooCommerce '{$brought}' in it, and {$version} was asked for." . PHP_EOL);
    exit(1);
}
$log->line("WooCommerce {$version} is in the image");
