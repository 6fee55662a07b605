<?php

declare(strict_types=1);

/* As much of Action Scheduler as schedules, runs and counts. */

/** @param list<mixed> $args */
function stand_in_schedule(int $time, string $hook, array $args, int $recurrence = 0): int
{
    global $wpdb;
    $wpdb->insert("{$wpdb->prefix}actionscheduler_actions", ['hook' => $hook, 'status' => 'pending', 'scheduled_date_gmt' => gmdate('Y-m-d H:i:s', $time), 'args' => wp_json_encode($args), 'recurrence' => $recurrence]);
    return $wpdb->insert_id;
}

/** @param list<mixed> $args */
function as_schedule_single_action(int $time, string $hook, array $args = [], string $group = ''): int
{
    return apply_filters('pre_as_schedule_single_action', null, $time, $hook, $args, $group, 10, false) ?? stand_in_schedule($time, $hook, $args);
}

/** @param list<mixed> $args */
function as_enqueue_async_action(string $hook, array $args = [], string $group = ''): int
{
    return apply_filters('pre_as_enqueue_async_action', null, $hook, $args, $group, 10, false) ?? stand_in_schedule(time(), $hook, $args);
}

/** @param list<mixed> $args */
function as_schedule_recurring_action(int $time, int $interval, string $hook, array $args = []): int
{
    return stand_in_schedule($time, $hook, $args, $interval);
}

function as_has_scheduled_action(string $hook): bool
{
    global $wpdb;
    return (bool) $wpdb->get_var($wpdb->prepare("SELECT COUNT(*) FROM {$wpdb->prefix}actionscheduler_actions WHERE hook = %s AND status = 'pending'", $hook));
}

function stand_in_schedule_queue(): void
{
    add_action('action_scheduler_run_queue', static fn (): int => ActionScheduler_QueueRunner::instance()->run('WP Cron'));
    if (!wp_next_scheduled('action_scheduler_run_queue')) {
        wp_schedule_event(time(), 'every_minute', 'action_scheduler_run_queue');
    }
}

add_filter('cron_schedules', static fn (array $schedules): array => [...$schedules, 'every_minute' => ['interval' => 60, 'display' => 'Every minute']]);

final class ActionScheduler_QueueRunner
{
    public static function instance(): self
    {
        static $instance = null;
        return $instance ??= new self();
    }

    /** @return int how many were run */
    public function run(string $context = ''): int
    {
        global $wpdb;
        $table = "{$wpdb->prefix}actionscheduler_actions";
        $actions = $wpdb->get_results($wpdb->prepare("SELECT * FROM {$table} WHERE status = 'pending' AND claim_id = 0 AND scheduled_date_gmt <= %s ORDER BY scheduled_date_gmt LIMIT 25", gmdate('Y-m-d H:i:s')));
        foreach ($actions as $action) {
            $status = $this->runOne($action);
            $wpdb->update($table, ['status' => $status, 'last_attempt_gmt' => gmdate('Y-m-d H:i:s')], ['action_id' => $action->action_id]);
            if ((int) $action->recurrence > 0) {
                stand_in_schedule(time() + (int) $action->recurrence, $action->hook, json_decode($action->args, true), (int) $action->recurrence);
            }
        }
        return count($actions);
    }

    private function runOne(stdClass $action): string
    {
        try {
            do_action_ref_array($action->hook, json_decode($action->args, true));
            return 'complete';
        } catch (Throwable) {
            return 'failed';
        }
    }
}
