<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

require_once __DIR__ . '/AnsweringServer.php';

const CRON_ROUTE = '/store-verification/v1/cron';

$server = AnsweringServer::start();
$key = write(folder() . '/key', "verification-secret\n");
$cron = static fn (array $environment = [], string $path = '/wp-cron.php'): array => program([WEB . '/cron.php'], [
    'STORE_URL' => 'https://demo.example.com:8443',
    'STORE_CRON_ENDPOINT' => "http://{$server->address}{$path}",
    'STORE_CRON_TIMEOUT' => '15',
    'STORE_VERIFICATION_KEY_FILE' => $key,
    'STORE_CRON_MAX_OVERDUE_MINUTES' => '15',
    ...$environment,
]);

/** What the store answers about its backlog. */
$backlog = static fn (array $actions = [], array $events = []): array => ['body' => json_encode([
    'done' => 2,
    'swept' => 0,
    'actions' => ['overdue' => 0, 'oldestSeconds' => 0, 'oldestHook' => '', 'failedLastDay' => 0, ...$actions],
    'events' => ['overdue' => 0, 'oldestSeconds' => 0, 'oldestHook' => '', 'lockSeconds' => 0, ...$events],
])];

test("cron: asks with the shop's own host and scheme, and signs what asks for the backlog", static function () use ($cron, $server, $backlog): void {
    $server->answers(['/wp-cron.php' => [[]], CRON_ROUTE => [$backlog(['overdue' => 3, 'oldestSeconds' => 900, 'failedLastDay' => 1])]]);
    [$code, $output] = $cron();
    same([0, 1], [$code, preg_match('/^Scheduled work done in \d+ ms; scheduled actions run beside: 2, overdue: 3, failed within a day: 1\.\n$/', $output)]);
    [$run, $count] = $server->requests();
    same(['demo.example.com:8443', 'https'], [$run['headers']['HTTP_HOST'], $run['headers']['HTTP_X_FORWARDED_PROTO']]);
    same(['POST', 'demo.example.com:8443'], [$count['method'], $count['headers']['HTTP_HOST']]);
    $header = $count['headers']['HTTP_STORE_VERIFICATION'];
    same(1, preg_match('/^(cron\.[0-9a-f]{16}\.\d+)\.([0-9a-f]{64})$/', $header, $parts));
    same(hash_hmac('sha256', $parts[1], 'verification-secret'), $parts[2]);
});

test('cron: without a key only the run itself is looked at', static function () use ($cron, $server): void {
    $server->answers(['/wp-cron.php' => [[]]]);
    [$code, $output] = $cron(['STORE_VERIFICATION_KEY_FILE' => '']);
    same([0, 1], [$code, preg_match('/^Scheduled work done in \d+ ms\.\n$/', $output)]);
});

test('cron: a key that is missing is a failed run', static function () use ($cron, $server): void {
    $server->answers(['/wp-cron.php' => [[]]]);
    [$code, $output] = $cron(['STORE_VERIFICATION_KEY_FILE' => '/nowhere']);
    same(1, $code);
    contains("CronFailed: The verification key can't be read", $output);
});

$answers = [
    [['status' => 404], 'WordPress answered HTTP/1.1 404'],
    [['status' => 500], 'WordPress answered HTTP/1.1 500'],
    [['status' => 302, 'headers' => ['Location: /elsewhere']], 'WordPress answered HTTP/1.1 302'],
    [['status' => 503], 'WordPress is starting or in maintenance: it answered HTTP/1.1 503'],
];
foreach ($answers as [$answer, $sentence]) {
    test("cron: {$answer['status']} is a failed run", static function () use ($cron, $server, $answer, $sentence): void {
        $server->answers(['/wp-cron.php' => [$answer]]);
        [$code, $output] = $cron(['STORE_CRON_TIMEOUT' => '7']);
        same(1, $code);
        contains("CronFailed: {$sentence}", $output);
    });
}

test('cron: an answer that does not come is a failed run', static function () use ($cron): void {
    // A server of its own: it serves one request after the other, and the next test's patience is as long as what is left of this one.
    $hanging = AnsweringServer::start();
    $hanging->answers(['/wp-cron.php' => [['seconds' => 4]]]);
    [$code, $output] = $cron(['STORE_CRON_ENDPOINT' => "http://{$hanging->address}/wp-cron.php", 'STORE_CRON_TIMEOUT' => '7']);
    $hanging->stop();
    same(1, $code);
    contains('CronFailed: WordPress answered no answer', $output);
});

test('cron: a WordPress that is starting is waited for', static function () use ($cron, $server, $backlog): void {
    $server->answers(['/wp-cron.php' => [['status' => 503], []], CRON_ROUTE => [$backlog()]]);
    same(0, $cron()[0]);
});

test('cron: a WordPress that is not there is said to be', static function () use ($cron): void {
    [$code, $output] = $cron(['STORE_CRON_ENDPOINT' => 'http://127.0.0.1:9/wp-cron.php', 'STORE_CRON_TIMEOUT' => '7']);
    same(1, $code);
    contains('CronFailed: WordPress takes no connections', $output);
});

test('cron: actions that are overdue for longer than allowed make the run fail, with numbers', static function () use ($cron, $server, $backlog): void {
    $server->answers(['/wp-cron.php' => [[]], CRON_ROUTE => [$backlog(['overdue' => 12, 'oldestSeconds' => 901, 'oldestHook' => 'send_mails', 'failedLastDay' => 4])]]);
    [$code, $output] = $cron();
    same(1, $code);
    contains('CronFailed: Scheduled actions of WooCommerce are overdue: 12, the oldest (send_mails) for 15 minutes, and 4 failed within a day; 15 minutes are allowed', $output);
    same(0, $cron(['STORE_CRON_MAX_OVERDUE_MINUTES' => '16'])[0]);
});

test('cron: a run that did nothing, because a killed one holds the lock, is made again', static function () use ($cron, $server, $backlog): void {
    $server->answers([
        '/wp-cron.php' => [[]],
        CRON_ROUTE => [$backlog(events: ['overdue' => 2, 'oldestSeconds' => 50, 'lockSeconds' => 1]), $backlog()],
    ]);
    same(0, $cron()[0]);
    same(['/wp-cron.php', CRON_ROUTE, '/wp-cron.php', CRON_ROUTE], array_column($server->requests(), 'route'));
});

test('cron: a run that did nothing twice fails, although WordPress answers', static function () use ($cron, $server, $backlog): void {
    $server->answers(['/wp-cron.php' => [[]], CRON_ROUTE => [$backlog(events: ['overdue' => 2, 'oldestSeconds' => 300, 'oldestHook' => 'late', 'lockSeconds' => 1])]]);
    [$code, $output] = $cron();
    same(1, $code);
    contains('CronFailed: WordPress answered and did not do its scheduled work: 2 events that were due are due still, the oldest (late) for 300 seconds', $output);
});

test('cron: an event that became due during the run is the next one\'s', static function () use ($cron, $server, $backlog): void {
    $server->answers(['/wp-cron.php' => [['seconds' => 2]], CRON_ROUTE => [$backlog(events: ['overdue' => 1, 'oldestSeconds' => 1])]]);
    same(0, $cron()[0]);
});

foreach ([['status' => 401, 'body' => '{}'], ['body' => 'no JSON'], ['body' => '{"actions":{}}']] as $answer) {
    test('cron: a store that does not say what is overdue is no healthy one: ' . json_encode($answer), static function () use ($cron, $server, $answer): void {
        $server->answers(['/wp-cron.php' => [[]], CRON_ROUTE => [$answer]]);
        [$code, $output] = $cron();
        same(1, $code);
        contains('CronFailed: WordPress did not say what is overdue', $output);
        lacks('verification-secret', $output);
    });
}

$server->stop();
