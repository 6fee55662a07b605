<?php

declare(strict_types=1);

// The store's figures for Prometheus, at /metrics.php on the port of the probes. Read straight from the database with a
// few queries that have an index: WordPress isn't loaded, nothing is changed, and nothing of a customer is in it.

namespace WooCommerceStore\Metrics;

const WORDPRESS_VERSION_FILE = '/usr/src/wordpress/wp-includes/version.php';

/** One metric of any number of samples, as Prometheus reads them. */
final class Metric
{
    /** @var list<string> */
    private array $samples = [];

    public function __construct(private readonly string $name, private readonly string $help)
    {
    }

    /** @param array<string, string> $labels */
    public function add(int|float $value, array $labels = []): self
    {
        $pairs = [];
        foreach ($labels as $label => $text) {
            $pairs[] = $label . '="' . addcslashes($text, "\\\"\n") . '"';
        }
        $this->samples[] = $this->name . ($pairs === [] ? '' : '{' . implode(',', $pairs) . '}') . " {$value}";
        return $this;
    }

    public function __toString(): string
    {
        return "# HELP {$this->name} {$this->help}\n# TYPE {$this->name} gauge\n" . implode('', array_map(static fn (string $line): string => "{$line}\n", $this->samples));
    }
}

function connect(): \mysqli
{
    mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
    [$host, $port] = explode(':', (string) getenv('WORDPRESS_DB_HOST'), 2) + [1 => '3306'];
    $connection = mysqli_init();
    $connection->options(MYSQLI_OPT_CONNECT_TIMEOUT, 3);
    $connection->options(MYSQLI_OPT_READ_TIMEOUT, 5);
    $connection->real_connect(
        $host,
        (string) getenv('WORDPRESS_DB_USER'),
        rtrim((string) file_get_contents((string) getenv('WORDPRESS_DB_PASSWORD_FILE')), "\r\n"),
        (string) getenv('WORDPRESS_DB_NAME'),
        (int) $port,
    );
    return $connection;
}

/** @return array<string, string> those of the named options that are set */
function options(\mysqli $database, string $prefix): array
{
    $rows = $database->query("SELECT option_name, option_value FROM {$prefix}options WHERE option_name IN ('woocommerce_version', 'store_verification_last')");
    return array_column($rows->fetch_all(), 1, 0);
}

/** @return list<Metric> */
function scheduled_actions(\mysqli $database, string $prefix): array
{
    $table = "{$prefix}actionscheduler_actions";
    [$count, $oldest] = $database->query(
        "SELECT COUNT(*), TIMESTAMPDIFF(SECOND, MIN(scheduled_date_gmt), UTC_TIMESTAMP())
         FROM {$table} WHERE status = 'pending' AND scheduled_date_gmt <= UTC_TIMESTAMP()",
    )->fetch_row();
    [$failed] = $database->query(
        "SELECT COUNT(*) FROM {$table} WHERE status = 'failed' AND last_attempt_gmt >= UTC_TIMESTAMP() - INTERVAL 1 DAY",
    )->fetch_row();
    return [
        (new Metric('store_scheduled_actions_overdue', 'Scheduled actions that are due and not done'))->add((int) $count),
        (new Metric('store_scheduled_actions_oldest_overdue_seconds', 'For how long the oldest of them is due'))->add((int) $oldest),
        (new Metric('store_scheduled_actions_failed_last_day', 'Scheduled actions that failed within the last 24 hours'))->add((int) $failed),
    ];
}

function orders(\mysqli $database, string $prefix): Metric
{
    $metric = new Metric('store_orders_last_day', 'Orders placed within the last 24 hours, by status');
    $rows = $database->query(
        "SELECT status, COUNT(*) FROM {$prefix}wc_orders
         WHERE type = 'shop_order' AND date_created_gmt >= UTC_TIMESTAMP() - INTERVAL 1 DAY GROUP BY status",
    );
    foreach ($rows->fetch_all() as [$status, $count]) {
        $metric->add((int) $count, ['status' => preg_replace('/^wc-/', '', (string) $status)]);
    }
    return $metric;
}

/** @return list<Metric> */
function verification(string $option): array
{
    $last = @unserialize($option, ['allowed_classes' => false]);
    if (!is_array($last) || !isset($last['passed'], $last['time'])) {
        return [];
    }
    return [
        (new Metric('store_verification_passed', 'Whether the last test of the store passed'))->add((int) $last['passed']),
        (new Metric('store_verification_timestamp_seconds', 'When that was'))->add((int) $last['time']),
    ];
}

function wordpress_version(): string
{
    return preg_match('/\$wp_version = \'([^\']+)\'/', (string) @file_get_contents(WORDPRESS_VERSION_FILE), $match) ? $match[1] : '';
}

/**
 * @param callable(): (Metric|list<Metric>) $read
 * @return list<Metric> none when the tables aren't there, as before the first set-up
 */
function attempt(callable $read): array
{
    try {
        $metrics = $read();
        return is_array($metrics) ? $metrics : [$metrics];
    } catch (\mysqli_sql_exception) {
        return [];
    }
}

/** @return list<Metric> */
function collect(): array
{
    $prefix = (string) (getenv('WORDPRESS_TABLE_PREFIX') ?: 'wp_');
    $options = [];
    $read = [];
    try {
        $database = connect();
        $isReachable = true;
        attempt(static function () use ($database, $prefix, &$options): array {
            $options = options($database, $prefix);
            return [];
        });
        $read = [
            ...attempt(static fn (): array => scheduled_actions($database, $prefix)),
            ...attempt(static fn (): Metric => orders($database, $prefix)),
            ...verification($options['store_verification_last'] ?? ''),
        ];
    } catch (\mysqli_sql_exception) {
        $isReachable = false;
    }
    $versions = ['php' => PHP_VERSION, 'wordpress' => wordpress_version(), 'woocommerce' => $options['woocommerce_version'] ?? ''];
    return [
        (new Metric('store_up', 'Whether Apache and PHP answer'))->add(1),
        (new Metric('store_database_up', 'Whether the database takes connections'))->add((int) $isReachable),
        (new Metric('store_info', 'Versions of what runs'))->add(1, $versions),
        ...$read,
    ];
}

header('Content-Type: text/plain; version=0.0.4; charset=utf-8');
header('Cache-Control: no-store');
echo implode('', collect());
