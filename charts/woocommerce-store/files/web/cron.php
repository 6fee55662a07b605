<?php

declare(strict_types=1);

// One run of the CronJob: asks WordPress to do the scheduled work that is due, waits until it has, and looks whether it
// really did. wp-cron.php answers «200» also when it did nothing, because an earlier run holds its lock or was killed.

namespace WooCommerceStore\Cron;

const RETRY_SECONDS = 2;
const STARTING_SECONDS = 30;

final class CronFailure extends \RuntimeException
{
}

/** Asks WordPress over the Service, with the shop's own host and scheme. */
final class WordPress
{
    private readonly int $end;

    public function __construct(private readonly string $endpoint, private readonly string $url, private readonly int $timeout)
    {
        $this->end = hrtime(true) + max(1, $timeout - 5) * 1_000_000_000;
    }

    public function remainingSeconds(): int
    {
        return max(0, intdiv($this->end - hrtime(true), 1_000_000_000));
    }

    public function runEvents(): void
    {
        $started = hrtime(true);
        $patience = min(STARTING_SECONDS, intdiv($this->timeout, 4));
        while (true) {
            [$status, $statusLine, , $error] = $this->request('GET', $this->endpoint, []);
            if ($status === 200) {
                return;
            }
            $milliseconds = intdiv(hrtime(true) - $started, 1_000_000);
            $isStarting = $status === 503 || str_contains($error, 'refused');
            if (!$isStarting || $milliseconds > $patience * 1000) {
                throw new CronFailure($this->explain($status, $statusLine, $error, $milliseconds));
            }
            sleep(RETRY_SECONDS);
        }
    }

    /** @return array<string, mixed> what was done beside, and what is overdue all the same */
    public function countBacklog(string $key): array
    {
        $claim = 'cron.' . bin2hex(random_bytes(8)) . '.' . (time() + 600);
        $signature = hash_hmac('sha256', $claim, $key);
        $parts = (array) parse_url($this->endpoint);
        $url = "http://{$parts['host']}:" . ($parts['port'] ?? 80) . '/?rest_route=/store-verification/v1/cron';
        [$status, $statusLine, $body] = $this->request('POST', $url, ["Store-Verification: {$claim}.{$signature}"]);
        $backlog = json_decode($body, true);
        if ($status !== 200 || !isset($backlog['actions']['overdue'], $backlog['events']['overdue'])) {
            throw new CronFailure("WordPress did not say what is overdue: it answered {$statusLine}. Has its pod the same verification key as the cron pod?");
        }
        return $backlog;
    }

    /**
     * @param list<string> $headers
     * @return array{int, string, string, string} status, status line, body, and why there is none
     */
    private function request(string $method, string $url, array $headers): array
    {
        $store = (array) parse_url($this->url);
        $host = $store['host'] . (isset($store['port']) ? ":{$store['port']}" : '');
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => ["Host: {$host}", "X-Forwarded-Proto: {$store['scheme']}", 'Connection: close', ...$headers],
            'content' => '',
            'user_agent' => 'woocommerce-store-cron',
            'timeout' => max(1, $this->remainingSeconds()),
            'follow_location' => 0,
            'ignore_errors' => true,
        ]]);
        error_clear_last();
        $body = @file_get_contents($url, false, $context);
        $statusLine = $http_response_header[0] ?? 'no answer';
        $status = preg_match('~^HTTP/\S+ (\d{3})~', $statusLine, $match) && $body !== false ? (int) $match[1] : 0;
        return [$status, $statusLine, (string) $body, error_get_last()['message'] ?? ''];
    }

    private function explain(int $status, string $statusLine, string $error, int $milliseconds): string
    {
        return match (true) {
            $status === 503 => "WordPress is starting or in maintenance: it answered {$statusLine} for {$milliseconds} ms.",
            str_contains($error, 'refused') => "WordPress takes no connections: its pod is starting, or none is ready. Tried for {$milliseconds} ms.",
            default => "WordPress answered {$statusLine} after {$milliseconds} ms.",
        };
    }
}

/** @param array<string, mixed> $backlog */
function check_actions(array $backlog, int $minutes): void
{
    $actions = $backlog['actions'];
    if ($actions['oldestSeconds'] > $minutes * 60) {
        $age = intdiv($actions['oldestSeconds'], 60);
        throw new CronFailure(
            "Scheduled actions of WooCommerce are overdue: {$actions['overdue']}, the oldest ({$actions['oldestHook']}) for {$age} minutes, "
            . "and {$actions['failedLastDay']} failed within a day; {$minutes} minutes are allowed (cron.backlog.maxOverdueMinutes). "
            . 'See wp-admin → WooCommerce → Status → Scheduled Actions → Past-due: either there are more than get done, or one of them never ends.',
        );
    }
}

/**
 * Whether events that were due before the run are due still.
 *
 * @param array<string, mixed> $backlog
 */
function is_left_undone(array $backlog, int $started): bool
{
    return $backlog['events']['overdue'] > 0 && $backlog['events']['oldestSeconds'] > time() - $started;
}

function run(): string
{
    $started = hrtime(true);
    $wordPress = new WordPress((string) getenv('STORE_CRON_ENDPOINT'), (string) getenv('STORE_URL'), (int) getenv('STORE_CRON_TIMEOUT'));
    $began = time();
    $wordPress->runEvents();
    $report = '';

    $keyFile = (string) getenv('STORE_VERIFICATION_KEY_FILE');
    if ($keyFile !== '') {
        $key = is_readable($keyFile) ? rtrim((string) file_get_contents($keyFile), "\r\n") : '';
        if ($key === '') {
            throw new CronFailure("The verification key can't be read, without which WordPress does not say what is overdue: has the store's Secret the key verification-key?");
        }
        $minutes = (int) (getenv('STORE_CRON_MAX_OVERDUE_MINUTES') ?: 15);
        $backlog = $wordPress->countBacklog($key);
        $lock = $backlog['events']['lockSeconds'] + 1;
        if (is_left_undone($backlog, $began) && $lock + RETRY_SECONDS < $wordPress->remainingSeconds()) {
            // The lock of a run that was killed is forgotten after a minute.
            sleep($lock);
            $began = time();
            $wordPress->runEvents();
            $backlog = $wordPress->countBacklog($key);
        }
        if (is_left_undone($backlog, $began)) {
            $events = $backlog['events'];
            throw new CronFailure(
                "WordPress answered and did not do its scheduled work: {$events['overdue']} events that were due are due still, the oldest "
                . "({$events['oldestHook']}) for {$events['oldestSeconds']} seconds. Another run holds the lock, or one of the events breaks the run: see the log of the WordPress pod.",
            );
        }
        check_actions($backlog, $minutes);
        $report = "; scheduled actions run beside: {$backlog['done']}, overdue: {$backlog['actions']['overdue']}, failed within a day: {$backlog['actions']['failedLastDay']}";
    }
    return 'Scheduled work done in ' . intdiv(hrtime(true) - $started, 1_000_000) . " ms{$report}.";
}

try {
    echo run(), PHP_EOL;
} catch (CronFailure $failure) {
    $message = "CronFailed: {$failure->getMessage()}";
    fwrite(STDERR, $message . PHP_EOL);
    if (is_writable('/dev/termination-log')) {
        file_put_contents('/dev/termination-log', $message);
    }
    exit(1);
}
