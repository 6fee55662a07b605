<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\Secrets;
use WooCommerceStore\Bootstrap\StoreSettings;

test('settings: reads what the chart gives', static function (): void {
    $settings = StoreSettings::fromEnvironment(environment(['WORDPRESS_DB_HOST' => 'db.example.com:3307']));
    same('db.example.com', $settings->databaseHost);
    same(3307, $settings->databasePort);
    same('http://demo.localtest.me', $settings->url);
    same(true, $settings->internetAccess);
    same(10, $settings->downloadTimeout);
});

$accepted = [
    'a title that looks like YAML' => ['STORE_TITLE' => 'no'],
    'a title that looks like a template' => ['STORE_TITLE' => '{{ .Release.Name }} $(STORE_URL) "Söhne" \'n\' <b>'],
    'an address with a port' => ['STORE_URL' => 'https://demo.example.com:8443'],
    'a region' => ['STORE_COUNTRY' => 'US:CA'],
    'a pre-release' => ['STORE_WOOCOMMERCE_VERSION' => '11.1.0-beta.1'],
    'a source with its checksum' => [
        'STORE_WOOCOMMERCE_URL' => 'https://mirror.example.com/woocommerce.zip',
        'STORE_WOOCOMMERCE_SHA256' => str_repeat('A', 64),
    ],
];
foreach ($accepted as $what => $changes) {
    test("settings: accepts {$what}", static function () use ($changes): void {
        StoreSettings::fromEnvironment(environment($changes));
    });
}

$refused = [
    'no address' => ['STORE_URL' => ''],
    'an address with a path' => ['STORE_URL' => 'http://demo.example.com/shop'],
    'an address of a file' => ['STORE_URL' => 'file:///etc/passwd'],
    'an address with a second line' => ['STORE_URL' => "http://demo.example.com\n"],
    'a title of two lines' => ['STORE_TITLE' => "one\ntwo"],
    'a title that is too long' => ['STORE_TITLE' => str_repeat('x', 201)],
    'an e-mail address with a header in it' => ['STORE_ADMIN_EMAIL' => "a@b.example\nBcc: c@d.example"],
    'no e-mail address' => ['STORE_ADMIN_EMAIL' => 'a'],
    'a country in words' => ['STORE_COUNTRY' => 'Germany'],
    'a currency in small letters' => ['STORE_CURRENCY' => 'eur'],
    'a version that is none' => ['STORE_WOOCOMMERCE_VERSION' => 'latest'],
    'a source without a checksum' => ['STORE_WOOCOMMERCE_URL' => 'https://example.com/a.zip', 'STORE_WOOCOMMERCE_SHA256' => ''],
    'a checksum that is none' => ['STORE_WOOCOMMERCE_URL' => 'https://example.com/a.zip', 'STORE_WOOCOMMERCE_SHA256' => 'abc'],
    'a source that is a file' => ['STORE_WOOCOMMERCE_SHA256' => str_repeat('a', 64), 'STORE_WOOCOMMERCE_URL' => '/tmp/a.zip'],
    'a switch that is neither on nor off' => ['STORE_INTERNET_ACCESS' => 'maybe'],
    'no time at all' => ['STORE_DATABASE_TIMEOUT' => '0'],
    'a database without a port' => ['WORDPRESS_DB_HOST' => 'db'],
];
foreach ($refused as $what => $changes) {
    test("settings: refuses {$what}", static function () use ($changes): void {
        $message = failsWith(FailureReason::InvalidSettings, static fn () => StoreSettings::fromEnvironment(environment($changes)));
        contains((string) array_key_last($changes), $message);
    });
}

test('secrets: reads a file without its line end and keeps everything else', static function (): void {
    $file = write(folder() . '/password', " it's a \"pass\\word\" \r\n");
    same(" it's a \"pass\\word\" ", (new Secrets(['DB_FILE' => $file]))->read('DB'));
});

test('secrets: says which one is missing or empty', static function (): void {
    $empty = write(folder() . '/empty', "\n");
    contains('DB', failsWith(FailureReason::InvalidSettings, static fn () => (new Secrets([]))->read('DB')));
    contains('empty', failsWith(FailureReason::InvalidSettings, static fn () => (new Secrets(['DB_FILE' => $empty]))->read('DB')));
});
