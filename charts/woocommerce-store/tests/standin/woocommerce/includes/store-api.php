<?php

declare(strict_types=1);

/* The routes of the Store API that a shopper needs: products, cart, checkout. */

/** A cart of one session, kept under the name that the token carries. */
final class StandInSession
{
    private function __construct(private readonly string $key)
    {
    }

    public static function fromToken(string $token): ?self
    {
        [$key, $signature] = explode('.', $token) + [1 => ''];
        return hash_equals(self::sign($key), $signature) ? new self($key) : null;
    }

    public static function start(): self
    {
        return new self('t_' . bin2hex(random_bytes(15)));
    }

    public function get_customer_id(): string
    {
        return $this->key;
    }

    public function token(): string
    {
        return $this->key . '.' . self::sign($this->key);
    }

    /** @return list<int> */
    public function products(): array
    {
        global $wpdb;
        return (array) json_decode((string) $wpdb->get_var($wpdb->prepare("SELECT session_value FROM {$wpdb->prefix}woocommerce_sessions WHERE session_key = %s", $this->key)), true);
    }

    /** @param list<int> $products */
    public function keep(array $products): void
    {
        global $wpdb;
        $wpdb->replace("{$wpdb->prefix}woocommerce_sessions", ['session_key' => $this->key, 'session_value' => wp_json_encode($products), 'session_expiry' => time() + 2 * DAY_IN_SECONDS]);
    }

    private static function sign(string $key): string
    {
        return hash_hmac('sha256', $key, wp_salt());
    }
}

function stand_in_register_routes(): void
{
    $add = static fn (string $path, string $method, callable $callback): bool => register_rest_route('wc/store/v1', $path, ['methods' => $method, 'callback' => $callback, 'permission_callback' => '__return_true']);
    $add('/products', 'GET', static fn (): array => array_map(stand_in_describe_product(...), array_map(wc_get_product(...), get_posts(['post_type' => 'product', 'fields' => 'ids', 'numberposts' => 100]))));
    $add('/products/(?P<id>\d+)', 'GET', 'stand_in_read_product');
    $add('/cart', 'GET', static fn (): WP_REST_Response => stand_in_answer_cart(200));
    $add('/cart/add-item', 'POST', 'stand_in_add_item');
    $add('/checkout', 'POST', 'stand_in_check_out');
}

/** @return array<string, mixed> */
function stand_in_describe_product(WC_Product $product): array
{
    return [
        'id' => $product->get_id(),
        'name' => $product->get_name(),
        'sku' => $product->get_sku(),
        'permalink' => get_permalink($product->get_id()),
        'prices' => ['price' => (string) (int) round((float) $product->get_price() * 100), 'currency_code' => get_woocommerce_currency()],
        'is_purchasable' => $product->is_purchasable(),
        'is_in_stock' => $product->is_in_stock(),
    ];
}

/** @return array<string, mixed>|WP_Error */
function stand_in_read_product(WP_REST_Request $request): array|WP_Error
{
    $product = wc_get_product((int) $request['id']);
    return $product === false || $product->get_status() !== 'publish'
        ? new WP_Error('woocommerce_rest_product_invalid_id', 'Invalid product ID.', ['status' => 404])
        : stand_in_describe_product($product);
}

function stand_in_session(): StandInSession
{
    return WC()->session = StandInSession::fromToken((string) ($_SERVER['HTTP_CART_TOKEN'] ?? '')) ?? StandInSession::start();
}

function stand_in_answer_cart(int $status): WP_REST_Response
{
    $session = WC()->session ?? stand_in_session();
    return new WP_REST_Response(['items_count' => count($session->products())], $status, ['Cart-Token' => $session->token(), 'Cache-Control' => 'no-store']);
}

function stand_in_add_item(WP_REST_Request $request): WP_REST_Response|WP_Error
{
    if (($_SERVER['HTTP_CART_TOKEN'] ?? '') === '') {
        return new WP_Error('woocommerce_rest_missing_nonce', 'Missing the Nonce header.', ['status' => 401]);
    }
    $product = wc_get_product((int) $request['id']);
    if ($product === false || !$product->is_purchasable() || !$product->is_in_stock()) {
        return new WP_Error('woocommerce_rest_product_not_purchasable', 'This item is not available for purchase.', ['status' => 400]);
    }
    $session = stand_in_session();
    $session->keep([...$session->products(), $product->get_id()]);
    return stand_in_answer_cart(201);
}

/** @return array<string, mixed>|WP_Error */
function stand_in_check_out(WP_REST_Request $request): array|WP_Error
{
    $address = (array) $request['billing_address'];
    $products = stand_in_session()->products();
    $gateway = WC()->payment_gateways()->payment_gateways()[$request['payment_method'] ?? ''] ?? null;
    if ($products === [] || !is_email($address['email'] ?? '')) {
        return new WP_Error('woocommerce_rest_cart_empty', 'Cannot place an order with an empty cart or without an address.', ['status' => 400]);
    }
    if ($gateway?->enabled !== 'yes') {
        return new WP_Error('woocommerce_rest_checkout_payment_method_disabled', 'This way to pay is not available.', ['status' => 400]);
    }
    $order = stand_in_place_order(wc_get_product($products[0]), $address);
    WC()->session->keep([]);
    do_action('woocommerce_store_api_checkout_order_processed', $order);
    return ['order_id' => $order->get_id(), 'status' => $order->get_status(), 'payment_result' => ['payment_status' => 'success']];
}
