<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Verification\SignedRequest;
use WooCommerceStore\Verify\Answer;
use WooCommerceStore\Verify\Signature;

require_once __DIR__ . '/verification-support.php';
require_once __DIR__ . '/AnsweringServer.php';
require_once WEB . '/mu-verification-request.php';

$key = write(folder() . '/key', FakeShop::KEY . "\n");
$signed = static fn (string $purpose = 'buy'): string => substr((new Signature(FakeShop::KEY))->header($purpose), strlen('Store-Verification: '));

foreach (['visit', 'manage', 'buy'] as $purpose) {
    test("signature: the store knows the test again, to {$purpose}", static function () use ($signed, $key, $purpose): void {
        same($purpose, SignedRequest::parse($signed($purpose), $key, time())?->purpose);
    });
}

test('signature: the test knows the store again', static function () use ($signed, $key): void {
    $signature = new Signature(FakeShop::KEY);
    $request = SignedRequest::parse(substr($signature->header('visit'), strlen('Store-Verification: ')), $key, time());
    same(true, $signature->isAnsweredBy(new Answer(200, ['store-verification' => $request->proof()], '')));
    same(false, $signature->isAnsweredBy(new Answer(200, [], '')));
    same(false, (new Signature('another key', $signature->run))->isAnsweredBy(new Answer(200, ['store-verification' => $request->proof()], '')));
});

$refused = [
    'no header' => static fn (string $header): array => ['', $key, time()],
    'another purpose' => static fn (string $header): array => [preg_replace('/^buy/', 'manage', $header), $key, time()],
    'an unknown purpose' => static fn (string $header): array => [preg_replace('/^buy/', 'steal', $header), $key, time()],
    'another run' => static fn (string $header): array => [preg_replace('/\.[0-9a-f]{16}\./', '.0000000000000000.', $header), $key, time()],
    'a later end' => static fn (string $header): array => [preg_replace('/\.(\d{10})\./', '.9999999999.', $header), $key, time()],
    'a signature that is over' => static fn (string $header): array => [$header, $key, time() + 601],
    'a changed signature' => static fn (string $header): array => [substr($header, 0, -1) . (str_ends_with($header, '0') ? '1' : '0'), $key, time()],
    'a line end behind it' => static fn (string $header): array => ["{$header}\n", $key, time()],
    'no key file' => static fn (string $header): array => [$header, '', time()],
    'a key file that is gone' => static fn (string $header): array => [$header, '/nowhere', time()],
    'another key' => static fn (string $header): array => [$header, write(folder() . '/key', 'another'), time()],
];
foreach ($refused as $what => $arguments) {
    test("signature: {$what} opens nothing", static function () use ($signed, $arguments): void {
        same(null, SignedRequest::parse(...$arguments($signed())));
    });
}

test('signature: an empty key opens nothing, not even to who signs with it', static function (): void {
    $header = substr((new Signature(''))->header('buy'), strlen('Store-Verification: '));
    same(null, SignedRequest::parse($header, write(folder() . '/key', "\n"), time()));
});

$server = AnsweringServer::start();
$run = static function (array $changes = []) use ($server): array {
    [$code, $output] = program([VERIFICATION . '/verify.php'], verificationEnvironment(['STORE_URL' => 'http://demo.example.com', 'STORE_VERIFICATION_ADDRESS' => $server->address, ...$changes]));
    return [$code, json_decode($output, true), $output];
};

test('verification program: says in one line what answered, asked by the public name, and gives no secret away', static function () use ($run, $server): void {
    $server->answers(['/' => [['body' => '<html><body>Welcome to nginx!</body></html>']]]);
    [$code, $report, $output] = $run();
    same([1, 'home', 200, 'Welcome to nginx!'], [$code, $report['step'], $report['statusCode'], $report['answer']]);
    same(1, substr_count($output, "\n"));
    $request = $server->requests()[0];
    same('demo.example.com', $request['headers']['HTTP_HOST']);
    lacks(FakeShop::KEY, $output . json_encode($server->requests()));
});

test('verification program: a redirect is not followed', static function () use ($run, $server): void {
    $server->answers(['/' => [['status' => 302, 'headers' => ['Location: /elsewhere']]], '/elsewhere' => [[]]]);
    [$code, $report] = $run();
    same([1, 302], [$code, $report['statusCode']]);
    same(false, in_array('/elsewhere', array_column($server->requests(), 'route'), true));
});

test('verification program: an answer that does not come ends with the time', static function () use ($run, $server): void {
    $server->answers(['/' => [['seconds' => 5]]]);
    $started = time();
    [$code, $report] = $run();
    same([1, 'home'], [$code, $report['step']]);
    contains('in time', $report['message']);
    same(true, time() - $started <= 7);
});

foreach (['127.0.0.1:9' => 'Nothing takes connections at 127.0.0.1:9', 'no-such-host.invalid:80' => 'The name no-such-host.invalid is not known inside the cluster'] as $address => $sentence) {
    test("verification program: {$address} is said to be out of reach", static function () use ($run, $address, $sentence): void {
        [$code, $report] = $run(['STORE_VERIFICATION_ADDRESS' => $address]);
        same([1, 'storefront', 'home'], [$code, $report['rung'], $report['step']]);
        contains($sentence, $report['message']);
    });
}

test('verification program: settings that are wrong are a failure like any other', static function () use ($run): void {
    [$code, $report] = $run(['STORE_VERIFICATION_KEY_FILE' => '']);
    same([1, false, 'home'], [$code, $report['passed'], $report['step']]);
    contains("The verification key can't be read", $report['message']);
});

$server->stop();
