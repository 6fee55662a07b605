<?php

declare(strict_types=1);

// One run of the CronJob: asks WordPress to do the scheduled work that is due, and waits until it has.

$store = parse_url((string) getenv('STORE_URL'));
$endpoint = (string) getenv('STORE_CRON_ENDPOINT');
$timeout = (int) getenv('STORE_CRON_TIMEOUT');
$host = $store['host'] . (isset($store['port']) ? ':' . $store['port'] : '');

$context = stream_context_create([
    'http' => [
        'header' => ["Host: {$host}", "X-Forwarded-Proto: {$store['scheme']}", 'Connection: close'],
        'user_agent' => 'woocommerce-store-cron',
        'timeout' => max(1, $timeout - 5),
        'follow_location' => 0,
        'ignore_errors' => true,
    ],
]);

$started = hrtime(true);
$body = @file_get_contents($endpoint, false, $context);
$milliseconds = intdiv(hrtime(true) - $started, 1_000_000);
$status = $http_response_header[0] ?? 'no answer';

if ($body === false || !preg_match('~^HTTP/\S+ 200\b~', $status)) {
    $message = "CronFailed: WordPress answered {$status} after {$milliseconds} ms.";
    fwrite(STDERR, $message . PHP_EOL);
    if (is_writable('/dev/termination-log')) {
        file_put_contents('/dev/termination-log', $message);
    }
    exit(1);
}

echo "Scheduled work done in {$milliseconds} ms.", PHP_EOL;
