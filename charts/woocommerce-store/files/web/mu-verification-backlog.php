<?php

/**
 * Plugin Name: Store verification: backlog
 * Description: Does the scheduled work that is due, and counts what stays undone.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

/** More than this is left to the next minute's run. */
const QUEUE_SECONDS = 60;

/** @return array<string, mixed> */
function work_and_count(): array
{
    $done = run_queue();
    return [
        'done' => $done,
        'swept' => function_exists('WC') ? silently(Traces::sweep(...)) : 0,
        'actions' => overdue_actions(),
        'events' => overdue_events(),
    ];
}

/** WordPress's own event for this may be lost or held up; actions that are due are run here in any case. */
function run_queue(): int
{
    $done = 0;
    $until = time() + QUEUE_SECONDS;
    if (!class_exists('ActionScheduler_QueueRunner')) {
        return $done;
    }
    while (time() < $until && overdue_actions()['overdue'] > 0) {
        $ran = (int) \ActionScheduler_QueueRunner::instance()->run('Store cron');
        if ($ran === 0) {
            break;
        }
        $done += $ran;
    }
    return $done;
}

/** @return array{overdue: int, oldestSeconds: int, oldestHook: string, failedLastDay: int} */
function overdue_actions(): array
{
    global $wpdb;
    $table = "{$wpdb->prefix}actionscheduler_actions";
    $now = gmdate('Y-m-d H:i:s');
    $count = (int) $wpdb->get_var($wpdb->prepare("SELECT COUNT(*) FROM {$table} WHERE status = 'pending' AND scheduled_date_gmt <= %s", $now));
    $oldest = $count === 0 ? null : $wpdb->get_row($wpdb->prepare(
        "SELECT hook, scheduled_date_gmt AS due FROM {$table} WHERE status = 'pending' AND scheduled_date_gmt <= %s ORDER BY scheduled_date_gmt LIMIT 1",
        $now,
    ));
    return [
        'overdue' => $count,
        'oldestSeconds' => $oldest === null ? 0 : time() - (int) strtotime("{$oldest->due} UTC"),
        'oldestHook' => $oldest === null ? '' : $oldest->hook,
        'failedLastDay' => (int) $wpdb->get_var($wpdb->prepare(
            "SELECT COUNT(*) FROM {$table} WHERE status = 'failed' AND last_attempt_gmt >= %s",
            gmdate('Y-m-d H:i:s', time() - DAY_IN_SECONDS),
        )),
    ];
}

/** @return array{overdue: int, oldestSeconds: int, oldestHook: string, lockSeconds: int} */
function overdue_events(): array
{
    $due = wp_get_ready_cron_jobs();
    $oldest = array_key_first($due);
    $lock = (float) get_transient('doing_cron');
    return [
        'overdue' => array_sum(array_map(count(...), $due)),
        'oldestSeconds' => $oldest === null ? 0 : time() - (int) $oldest,
        'oldestHook' => $oldest === null ? '' : (string) array_key_first($due[$oldest]),
        // How long a run that is under way, or that was killed, still keeps others out.
        'lockSeconds' => $lock > 0 ? max(0, (int) ceil($lock + WP_CRON_LOCK_TIMEOUT - microtime(true))) : 0,
    ];
}
