<?php

/**
 * Plugin Name: Store verification: routes
 * Description: The REST routes of the chart's own programs. Unsigned requests find none of them.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

const ROUTES = 'store-verification/v1';

/** The outcome of the last probe, for the metrics. */
const LAST_RESULT = 'store_verification_last';

function add_routes(string $run): void
{
    add_route('GET', '/shop', describe_shop(...));
    add_route('POST', '/result', static fn (\WP_REST_Request $request): array => note_result($request['passed'] === true));
    if (!function_exists('WC')) {
        return;
    }
    add_route('POST', '/probe', static fn (): array => prepare($run));
    add_route('GET', '/probe', static fn (): array => ['orders' => array_map(describe_order(...), (new Traces($run))->orders())]);
    add_route('DELETE', '/probe', static fn (): array => clean_up($run));
}

function add_cron_route(): void
{
    add_route('POST', '/cron', static fn (): array => work_and_count());
}

/** Signed requests only get here, hence no further permission. */
function add_route(string $method, string $path, callable $callback): void
{
    register_rest_route(ROUTES, $path, ['methods' => $method, 'callback' => $callback, 'permission_callback' => '__return_true']);
}

/** @return array<string, mixed> */
function describe_shop(): array
{
    $hasShop = function_exists('WC');
    $page = $hasShop ? wc_get_page_id('shop') : -1;
    return [
        'wooCommerce' => $hasShop ? WC()->version : null,
        'comingSoon' => get_option('woocommerce_coming_soon') === 'yes',
        'shopUrl' => $page > 0 && get_post_status($page) === 'publish' ? get_permalink($page) : null,
    ];
}

/** @return array<string, mixed> */
function prepare(string $run): array
{
    Traces::sweep();
    return [
        'product' => ProbeProduct::make($run),
        'billingAddress' => billing_address($run),
        'paymentMethods' => payment_methods(),
    ];
}

/** @return array<string, string> an address in a country that the shop sells to, its own if possible */
function billing_address(string $run): array
{
    $countries = WC()->countries;
    $allowed = $countries->get_allowed_countries();
    $country = $countries->get_base_country();
    if (!isset($allowed[$country])) {
        $country = (string) array_key_first($allowed);
    }
    $states = $countries->get_states($country) ?: [];
    $state = $countries->get_base_state();
    return [
        'first_name' => 'Store',
        'last_name' => 'Verification',
        'company' => 'Store verification',
        'address_1' => 'Main Street 1',
        'address_2' => '',
        'city' => 'Springfield',
        'state' => isset($states[$state]) ? $state : (string) array_key_first($states),
        'postcode' => (string) get_option('woocommerce_store_postcode') ?: '10115',
        'country' => $country,
        'email' => Buyer::email($run),
        'phone' => '5550100',
    ];
}

/** @return list<string> what the owner offers to shoppers and has set up */
function payment_methods(): array
{
    $offered = array_filter(
        WC()->payment_gateways()->payment_gateways(),
        static fn (object $gateway): bool => $gateway->enabled === 'yes' && !$gateway->needs_setup(),
    );
    return array_values(array_map(static fn (object $gateway): string => $gateway->id, $offered));
}

/** @return array<string, mixed> */
function describe_order(\WC_Order $order): array
{
    return [
        'id' => $order->get_id(),
        'status' => $order->get_status(),
        'paymentMethod' => $order->get_payment_method(),
        'products' => array_values(array_map(static fn (\WC_Order_Item_Product $item): int => $item->get_product_id(), $order->get_items())),
    ];
}

/** @return array<string, mixed> what is left, which should be nothing */
function clean_up(string $run): array
{
    $traces = new Traces($run);
    $traces->remove();
    return ['orders' => count($traces->orders()), 'product' => ProbeProduct::find($run)];
}

/** @return array<string, bool> */
function note_result(bool $passed): array
{
    return ['noted' => update_option(LAST_RESULT, ['passed' => $passed, 'time' => time()], false)];
}
