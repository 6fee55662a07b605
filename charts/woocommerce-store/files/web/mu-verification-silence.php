<?php

/**
 * Plugin Name: Store verification: silence
 * Description: Keeps a probe's order from being told to anybody.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

/** Hooks that keep mails, webhooks, logs and limits from following what a probe does. Last of all that listen. */
const SILENCING = [
    'pre_wp_mail' => '__return_true',
    // Else mails would be sent by a later request, which nothing silences.
    'woocommerce_defer_transactional_emails' => '__return_false',
    'woocommerce_webhook_should_deliver' => '__return_false',
    // WooCommerce keeps a log file of each checkout, and removes it by a scheduled action.
    'woocommerce_order_step_logging_enabled' => '__return_false',
    'woocommerce_store_api_rate_limit_options' => __NAMESPACE__ . '\\without_limit',
];

const UNSCHEDULING = [
    'pre_as_enqueue_async_action' => '__return_zero',
    'pre_as_schedule_single_action' => '__return_zero',
];

/** For this whole request, which is a probe's. */
function keep_silent(): void
{
    listen(SILENCING);
    // Not before the request itself is answered: what plugins schedule when they load is the shop's own business.
    add_filter('rest_pre_dispatch', static function (mixed $result): mixed {
        listen(UNSCHEDULING);
        return $result;
    });
}

/** For this work only, in a request that does the shop's own work too. */
function silently(callable $work): mixed
{
    $hooks = [...SILENCING, ...UNSCHEDULING];
    listen($hooks);
    try {
        return $work();
    } finally {
        foreach ($hooks as $hook => $callback) {
            remove_filter($hook, $callback, PHP_INT_MAX);
        }
    }
}

/** @param array<string, callable-string> $hooks */
function listen(array $hooks): void
{
    foreach ($hooks as $hook => $callback) {
        add_filter($hook, $callback, PHP_INT_MAX);
    }
}

/** @return array<string, mixed> */
function without_limit(mixed $options): array
{
    return [...(array) $options, 'enabled' => false];
}
