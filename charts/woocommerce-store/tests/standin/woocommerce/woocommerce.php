<?php
/**
 * Plugin Name: Stand-in for WooCommerce
 * Description: Not WooCommerce. Has the few classes, functions, tables and routes that the chart's set-up and verification use, so that they can be tried where WooCommerce can't be had.
 * Version: 11.0.1
 * Requires at least: 6.9
 * Requires PHP: 8.2
 * License: MIT
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

// Tests make other versions by replacing this number, here and wherever else it stands.
const STAND_IN_VERSION = '11.0.1';

define('WC_ABSPATH', __DIR__ . '/');
define('WC_PLUGIN_FILE', __FILE__);

foreach (['install', 'shop', 'products', 'orders', 'action-scheduler', 'store-api', 'namespaced'] as $stand_in_part) {
    require_once __DIR__ . "/includes/{$stand_in_part}.php";
}

final class WooCommerce
{
    public string $version = STAND_IN_VERSION;
    public WC_Countries $countries;
    public ?StandInSession $session = null;

    public function __construct()
    {
        $this->countries = new WC_Countries();
    }

    public function plugin_path(): string
    {
        return __DIR__;
    }

    public function payment_gateways(): StandInGateways
    {
        return new StandInGateways();
    }
}

function WC(): WooCommerce
{
    static $instance = null;
    return $instance ??= new WooCommerce();
}

register_activation_hook(__FILE__, [WC_Install::class, 'install']);
add_action('init', [WC_Install::class, 'check_version'], 5);
add_action('init', 'stand_in_register_products');
add_action('init', 'stand_in_schedule_queue');
add_action('rest_api_init', 'stand_in_register_routes');
add_filter('template_include', 'stand_in_coming_soon', PHP_INT_MAX);
