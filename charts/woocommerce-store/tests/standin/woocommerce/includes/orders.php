<?php

declare(strict_types=1);

/* Orders, in a table of their own as WooCommerce has them. */

const STAND_IN_ORDERS = [
    'wc_orders' => "id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, status VARCHAR(20) NULL, currency VARCHAR(10) NULL, type VARCHAR(20) NULL, total_amount DECIMAL(26,8) NULL, customer_id BIGINT UNSIGNED NULL, billing_email VARCHAR(320) NULL, date_created_gmt DATETIME NULL, date_updated_gmt DATETIME NULL, payment_method VARCHAR(100) NULL, KEY status (status), KEY date_created (date_created_gmt)",
];

final class WC_Order_Item_Product
{
    public function __construct(private readonly int $product)
    {
    }

    public function get_product_id(): int
    {
        return $this->product;
    }
}

final class WC_Order
{
    public function __construct(private readonly stdClass $row)
    {
    }

    public function get_id(): int
    {
        return (int) $this->row->id;
    }

    public function get_status(): string
    {
        return (string) preg_replace('/^wc-/', '', (string) $this->row->status);
    }

    public function get_payment_method(): string
    {
        return (string) $this->row->payment_method;
    }

    /** @return list<WC_Order_Item_Product> */
    public function get_items(): array
    {
        global $wpdb;
        $products = $wpdb->get_col($wpdb->prepare("SELECT product_id FROM {$wpdb->prefix}woocommerce_order_items WHERE order_id = %d", $this->get_id()));
        return array_map(static fn (string $product): WC_Order_Item_Product => new WC_Order_Item_Product((int) $product), $products);
    }

    public function add_order_note(string $text): void
    {
        wp_insert_comment(['comment_post_ID' => $this->get_id(), 'comment_content' => $text, 'comment_type' => 'order_note', 'comment_author' => 'WooCommerce', 'comment_agent' => 'WooCommerce']);
    }

    /** As in WooCommerce, the notes stay. */
    public function delete(bool $force = false): bool
    {
        global $wpdb;
        $wpdb->delete("{$wpdb->prefix}woocommerce_order_items", ['order_id' => $this->get_id()]);
        return (bool) $wpdb->delete("{$wpdb->prefix}wc_orders", ['id' => $this->get_id()]);
    }
}

/** @return array<string, string> */
function wc_get_order_statuses(): array
{
    return ['wc-pending' => 'Pending', 'wc-processing' => 'Processing', 'wc-on-hold' => 'On hold', 'wc-completed' => 'Completed', 'wc-cancelled' => 'Cancelled', 'wc-refunded' => 'Refunded', 'wc-failed' => 'Failed'];
}

/**
 * @param array<string, mixed> $query only `billing_email` is looked at
 * @return list<WC_Order>
 */
function wc_get_orders(array $query): array
{
    global $wpdb;
    $rows = $wpdb->get_results($wpdb->prepare("SELECT * FROM {$wpdb->prefix}wc_orders WHERE billing_email = %s", $query['billing_email']));
    return array_map(static fn (stdClass $row): WC_Order => new WC_Order($row), $rows);
}

/**
 * @param array<string, mixed> $query
 * @return list<stdClass>
 */
function wc_get_order_notes(array $query): array
{
    $notes = get_comments(['post_id' => $query['order_id'], 'type' => 'order_note', 'status' => 'all']);
    return array_map(static fn (WP_Comment $note): stdClass => (object) ['id' => (int) $note->comment_ID, 'content' => $note->comment_content], $notes);
}

function wc_delete_order_note(int $id): bool
{
    return wp_delete_comment($id, true);
}

function wc_release_stock_for_order(WC_Order $order): void
{
}

/**
 * What a checkout does: the order, its item and note, the stock, and two mails.
 *
 * @param array<string, string> $address
 */
function stand_in_place_order(WC_Product $product, array $address): WC_Order
{
    global $wpdb;
    $wpdb->insert("{$wpdb->prefix}wc_orders", [
        'status' => 'wc-processing',
        'currency' => get_woocommerce_currency(),
        'type' => 'shop_order',
        'total_amount' => $product->get_price(),
        'customer_id' => 0,
        'billing_email' => $address['email'],
        'date_created_gmt' => gmdate('Y-m-d H:i:s'),
        'date_updated_gmt' => gmdate('Y-m-d H:i:s'),
        'payment_method' => 'cod',
    ]);
    $id = $wpdb->insert_id;
    $wpdb->insert("{$wpdb->prefix}woocommerce_order_items", ['order_item_name' => $product->get_name(), 'order_item_type' => 'line_item', 'order_id' => $id, 'product_id' => $product->get_id()]);
    $wpdb->insert("{$wpdb->prefix}wc_customer_lookup", ['email' => $address['email']]);
    if ($product->get_manage_stock()) {
        update_post_meta($product->get_id(), '_stock_quantity', (int) $product->get_stock_quantity() - 1);
    }
    $order = new WC_Order($wpdb->get_row($wpdb->prepare("SELECT * FROM {$wpdb->prefix}wc_orders WHERE id = %d", $id)));
    $order->add_order_note('Payment to be made upon delivery.');
    as_schedule_single_action(time() + 60, 'stand_in_after_order', [$id]);
    foreach ([$address['email'] => "Your order #{$id}", (string) get_option('admin_email') => "New order #{$id}"] as $recipient => $subject) {
        wp_mail($recipient, $subject, 'Thank you.');
    }
    return $order;
}
