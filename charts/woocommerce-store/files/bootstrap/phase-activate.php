<?php

declare(strict_types=1);

/* Activates WooCommerce, which makes its tables, roles, pages and options. */

namespace WooCommerceStore\Bootstrap;

require __DIR__ . '/phase.php';

const PLUGIN = 'woocommerce/woocommerce.php';

$context = begin_phase('activate');
require $context->wordPressLoader();
require_once ABSPATH . 'wp-admin/includes/plugin.php';

run_phase($context, static function (PhaseContext $context): void {
    if (is_plugin_active(PLUGIN)) {
        return;
    }
    $error = activate_plugin(PLUGIN);
    if (is_wp_error($error)) {
        throw new BootstrapFailure(FailureReason::ActivationFailed, "WooCommerce can't be activated: {$error->get_error_message()}");
    }
    // An installation that another one holds up ends without an error and without a shop.
    if (get_option('woocommerce_version') === false) {
        throw new BootstrapFailure(FailureReason::ActivationFailed, 'WooCommerce was activated and did not install itself.');
    }
});
