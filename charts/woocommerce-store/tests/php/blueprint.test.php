<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\Blueprint;
use WooCommerceStore\Bootstrap\FailureReason;

/** @param array<string, mixed> $changes */
function blueprint(array $changes = []): Blueprint
{
    return Blueprint::fromJson((string) json_encode((object) $changes));
}

$sum = str_repeat('a', 64);
$plugin = ['slug' => 'redis-cache', 'version' => '2.6.3', 'url' => 'https://mirror.example.com/redis-cache.zip', 'sha256' => $sum];
$rate = ['country' => 'DE', 'state' => '', 'rate' => 19, 'name' => 'VAT', 'shipping' => true, 'class' => ''];
$zone = ['name' => 'Germany', 'regions' => ['DE', 'US:CA', 'continent:EU'], 'methods' => [['type' => 'flatRate', 'title' => 'Parcel', 'cost' => '4.90', 'minimumAmount' => '']]];
$product = ['sku' => 'MUG', 'name' => 'Mug', 'price' => 9.5, 'description' => "two\nlines", 'stock' => 10, 'virtual' => false];

test("blueprint: reads the chart's own values, which are empty", static function (): void {
    $blueprint = blueprint([
        'locale' => '',
        'languagePacks' => [],
        'theme' => ['slug' => '', 'version' => '', 'url' => '', 'sha256' => ''],
        'plugins' => [],
        'tax' => ['enabled' => false, 'pricesIncludeTax' => true, 'rates' => []],
        'shipping' => ['zones' => []],
        'sampleProducts' => [],
    ]);
    same([[], ['tax' => 'off', 'locale' => '']], [$blueprint->items(), $blueprint->parts([], true)]);
    same($blueprint->parts([], true), Blueprint::fromFile('')->parts([], true));
});

test('blueprint: reads all that there can be', static function () use ($plugin, $rate, $zone, $product, $sum): void {
    $blueprint = blueprint([
        'locale' => 'de_DE_formal',
        'languagePacks' => [['kind' => 'plugin', 'slug' => 'woocommerce', 'url' => 'http://mirror/a.zip', 'sha256' => strtoupper($sum)]],
        'theme' => ['slug' => 'storefront', 'version' => '4.6.0', 'url' => '', 'sha256' => ''],
        'plugins' => [$plugin],
        'tax' => ['enabled' => true, 'pricesIncludeTax' => false, 'rates' => [$rate]],
        'shipping' => ['zones' => [$zone]],
        'sampleProducts' => [$product],
    ]);
    same(['themes/storefront', 'plugins/redis-cache'], array_map(static fn ($item) => $item->place(), $blueprint->items()));
    same(['19', '9.5', $sum], [$blueprint->taxRates[0]->rate, $blueprint->products[0]->price, $blueprint->languagePacks[0]->source->sha256]);
    same(['title' => 'Parcel', 'cost' => '4.90'], $blueprint->shippingZones[0]->methods[0]->settings());
});

$wrong = [
    'blueprint.colour' => ['colour' => 'red'],
    'blueprint.locale' => ['locale' => 'German'],
    'blueprint.plugins should be a list' => ['plugins' => ['redis-cache' => $plugin]],
    'blueprint.plugins[0] should be an object' => ['plugins' => ['redis-cache']],
    'blueprint.plugins[0].slug' => ['plugins' => [[...$plugin, 'slug' => '../evil']]],
    'blueprint.plugins[0].version' => ['plugins' => [[...$plugin, 'version' => 'latest']]],
    'blueprint.plugins[0].url' => ['plugins' => [[...$plugin, 'url' => 'file:///etc/passwd']]],
    'blueprint.plugins[0].sha256' => ['plugins' => [[...$plugin, 'sha256' => '']]],
    'blueprint.plugins[1].sha256' => ['plugins' => [$plugin, [...$plugin, 'slug' => 'b', 'sha256' => 'abc']]],
    'blueprint.plugins[1] is there twice: redis-cache' => ['plugins' => [$plugin, $plugin]],
    'woocommerce.version' => ['plugins' => [[...$plugin, 'slug' => 'woocommerce']]],
    'blueprint.theme.version' => ['theme' => ['slug' => 'storefront']],
    'blueprint.languagePacks[0].kind' => ['languagePacks' => [['kind' => 'shop']]],
    'blueprint.languagePacks[0].url' => ['languagePacks' => [['kind' => 'core', 'url' => '', 'sha256' => '']]],
    'blueprint.tax.enabled' => ['tax' => ['enabled' => 'yes']],
    'blueprint.tax.rates[0].rate' => ['tax' => ['rates' => [[...$rate, 'rate' => '19 %']]]],
    'blueprint.tax.rates[0].country' => ['tax' => ['rates' => [[...$rate, 'country' => 'Germany']]]],
    'blueprint.tax.rates[1] is there twice' => ['tax' => ['rates' => [$rate, [...$rate, 'rate' => 7]]]],
    'blueprint.shipping.zones[0].regions[1]' => ['shipping' => ['zones' => [[...$zone, 'regions' => ['DE', 'Bavaria']]]]],
    'blueprint.shipping.zones[0].methods[0].type' => ['shipping' => ['zones' => [[...$zone, 'methods' => [['type' => 'drone']]]]]],
    'blueprint.sampleProducts[0].price' => ['sampleProducts' => [[...$product, 'price' => -1]]],
    'blueprint.sampleProducts[0].stock' => ['sampleProducts' => [[...$product, 'stock' => 1.5]]],
    'blueprint.sampleProducts[0].name' => ['sampleProducts' => [[...$product, 'name' => "two\nlines"]]],
    'blueprint.sampleProducts should be' => ['sampleProducts' => array_map(static fn (int $number): array => [...$product, 'sku' => "P{$number}"], range(1, 201))],
];
foreach ($wrong as $named => $changes) {
    test("blueprint: names what is wrong: {$named}", static function () use ($named, $changes): void {
        contains($named, failsWith(FailureReason::InvalidSettings, static fn () => blueprint($changes)));
    });
}

test('blueprint: a file that is missing, or is no JSON, is said', static function (): void {
    contains('/nowhere', failsWith(FailureReason::InvalidSettings, static fn () => Blueprint::fromFile('/nowhere')));
    $file = write(folder() . '/blueprint.json', '{"locale":');
    contains('blueprint should be an object', failsWith(FailureReason::InvalidSettings, static fn () => Blueprint::fromFile($file)));
});

test('blueprint: each part changes for itself', static function () use ($rate, $zone, $product): void {
    $before = blueprint(['tax' => ['enabled' => true, 'rates' => [$rate]], 'shipping' => ['zones' => [$zone]], 'sampleProducts' => [$product, [...$product, 'sku' => 'CUP']]]);
    $after = blueprint(['tax' => ['enabled' => true, 'rates' => [[...$rate, 'rate' => 20]]], 'shipping' => ['zones' => [$zone]], 'sampleProducts' => [$product, [...$product, 'sku' => 'CUP', 'price' => 3]]]);
    same(
        ['tax rate DE///VAT', 'product CUP'],
        array_keys(array_diff_assoc($after->parts([], true), $before->parts([], true))),
    );
});

test('blueprint: what could not be brought is no part of what is applied', static function () use ($plugin): void {
    $blueprint = blueprint(['locale' => 'de_DE', 'plugins' => [$plugin, [...$plugin, 'slug' => 'letters']]]);
    same(
        ['tax' => 'off', 'plugins/letters' => 'letters', 'version of plugins/letters' => '1.0'],
        $blueprint->parts(['plugins/letters' => '1.0'], false),
    );
});

test('shipping: free shipping asks for a minimum only when there is one', static function () use ($zone): void {
    $method = static fn (array $values): array => blueprint(['shipping' => ['zones' => [[...$zone, 'methods' => [['type' => 'freeShipping', ...$values]]]]]])
        ->shippingZones[0]->methods[0]->settings();
    same(['requires' => 'min_amount', 'min_amount' => '50'], $method(['minimumAmount' => 50]));
    same(['requires' => ''], $method(['minimumAmount' => 0]));
});
