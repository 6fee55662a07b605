<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Verify\Answer;
use WooCommerceStore\Verify\Excerpt;
use WooCommerceStore\Verify\Report;
use WooCommerceStore\Verify\Settings;
use WooCommerceStore\Verify\Step;
use WooCommerceStore\Verify\StepFailure;

require_once __DIR__ . '/verification-support.php';

$excerpts = [
    'text stays' => ['404 page not found', '404 page not found'],
    'lines become one' => ["a\r\nb\tc\u{2028}d", 'a b c d'],
    'control characters go' => ["a\x00b\x1b[31mc\u{202e}d", 'a b [31mc d'],
    'markup goes, with what is not shown' => ['<!DOCTYPE html><html><head><style>a{}</style><script>x()</script></head><body><h1>Tea &amp; cake</h1><!-- c --></body></html>', 'Tea & cake'],
    'JSON stays' => ['{"message":"<b>no</b>"}', '{"message":"<b>no</b>"}'],
    'broken characters are replaced' => ["a\xffb", "a\u{fffd}b"],
    'signatures go' => ['x ' . str_repeat('0a', 32) . ' y', 'x [redacted] y'],
    'cart tokens go' => ['eyJhbGciOi.eyJ1c2Vy.c2ln end', '[redacted] end'],
    'the keys of orders go' => ['"order_key":"wc_order_AbC123"', '"order_key":"[redacted]"'],
    'nothing stays nothing' => ['', ''],
];
foreach ($excerpts as $what => [$text, $expected]) {
    test("excerpt: {$what}", static function () use ($text, $expected): void {
        same($expected, Excerpt::of($text, 1000));
    });
}

test('excerpt: ends after so many characters, not within one', static function (): void {
    same('ääää', Excerpt::of(str_repeat('ä', 9), 4));
});

foreach (['plain' => 'a', 'of four bytes' => "\u{1f6d2}", 'escaped by JSON' => '"', 'escaped twice' => '\\'] as $what => $character) {
    test("report: fits into a termination message, with characters {$what}", static function () use ($character): void {
        $report = new Report('checkout');
        $report->fail(new StepFailure(Step::PlaceOrder, str_repeat($character, 5000), new Answer(500, [], str_repeat($character, 5000))));
        $json = $report->toJson();
        same(true, strlen($json) <= 3900);
        same(false, str_contains($json, "\n"));
        $fields = json_decode($json, true);
        same(500, $fields['statusCode']);
        same(true, strlen($fields['answer']) > 0);
    });
}

test('report: has the fields of the contract in their order', static function (): void {
    $report = new Report('checkout');
    $report->time('storefront', static fn (): int => 1);
    $report->fail(new StepFailure(Step::Shop, 'No.', new Answer(404, [], 'gone')));
    same(['level', 'passed', 'rung', 'step', 'statusCode', 'message', 'answer', 'durationsMs'], array_keys(json_decode($report->toJson(), true)));
});

test('report: a part of the climb is not the whole', static function (): void {
    $report = new Report('checkout');
    $report->pass('storefront');
    same(false, $report->hasPassed());
    $report->pass('checkout');
    same(true, $report->hasPassed());
});

$settings = [
    ['STORE_URL', 'demo.example.com'],
    ['STORE_URL', 'ftp://demo.example.com'],
    ['STORE_URL', ''],
    ['STORE_VERIFICATION_LEVEL', 'workload'],
    ['STORE_VERIFICATION_ADDRESS', '10.0.0.1'],
    ['STORE_VERIFICATION_ADDRESS', 'http://10.0.0.1:80'],
    ['STORE_VERIFICATION_TIMEOUT', '0'],
    ['STORE_VERIFICATION_TIMEOUT', '1e3'],
];
foreach ($settings as [$name, $value]) {
    test("verification settings: {$name} can't be '{$value}'", static function () use ($name, $value): void {
        try {
            Settings::fromEnvironment(verificationEnvironment([$name => $value]));
        } catch (StepFailure $failure) {
            contains("{$name} is '{$value}'", $failure->getMessage());
            return;
        }
        throw new \AssertionError('was taken');
    });
}

foreach (['ingress.example.com:8443', '10.244.0.1:80', '[fd00::1]:443', ''] as $address) {
    test("verification settings: the route may be at '{$address}'", static function () use ($address): void {
        same($address, Settings::fromEnvironment(verificationEnvironment(['STORE_VERIFICATION_ADDRESS' => $address]))->address);
    });
}

foreach (['https://Demo.example.com' => 'demo.example.com', 'https://demo.example.com:443/' => 'demo.example.com', 'http://demo.example.com:8080' => 'demo.example.com:8080'] as $url => $host) {
    test("verification settings: {$url} is asked for as {$host}", static function () use ($url, $host): void {
        same($host, Settings::fromEnvironment(verificationEnvironment(['STORE_URL' => $url]))->hostHeader());
    });
}
