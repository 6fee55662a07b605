<?php

/**
 * Plugin Name: Store verification: silence
 * Description: Keeps a probe's order from being told to anybody.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

/** For this request: no mail, no webhook, no scheduled action, and no limit that a probe would use up. */
function keep_silent(): void
{
    // Last of all, because without a mail server another plugin of the chart answers «not sent».
    add_filter('pre_wp_mail', '__return_true', PHP_INT_MAX);
    // Else they would be sent by a later request, which nothing silences.
    add_filter('woocommerce_defer_transactional_emails', '__return_false', PHP_INT_MAX);
    add_filter('woocommerce_webhook_should_deliver', '__return_false', PHP_INT_MAX);
    add_filter(
        'woocommerce_store_api_rate_limit_options',
        static fn (mixed $options): array => [...(array) $options, 'enabled' => false],
        PHP_INT_MAX,
    );

    // Only what follows from the request itself: what plugins schedule when they load is the shop's own business.
    add_filter('rest_pre_dispatch', static function (mixed $result): mixed {
        add_filter('pre_as_enqueue_async_action', '__return_zero', PHP_INT_MAX);
        add_filter('pre_as_schedule_single_action', '__return_zero', PHP_INT_MAX);
        return $result;
    });
}
