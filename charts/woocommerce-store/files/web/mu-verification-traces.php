<?php

/**
 * Plugin Name: Store verification: traces
 * Description: Finds and removes what a probe left.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

/** Everything that one run put into the store. Removing it twice, or only half of it being there, is fine. */
final class Traces
{
    /** A probe takes seconds. What is older belongs to one that was killed. */
    private const SECONDS_OF_A_PROBE = 600;

    public function __construct(private readonly string $run)
    {
    }

    /** Removes what killed probes left, and leaves those alone that may still be under way. */
    public static function sweep(): int
    {
        $runs = ProbeProduct::runsBefore(time() - self::SECONDS_OF_A_PROBE);
        foreach ($runs as $run) {
            (new self($run))->remove();
        }
        return count($runs);
    }

    /** @return list<\WC_Order> */
    public function orders(): array
    {
        return wc_get_orders([
            'type' => 'shop_order',
            // All there are: «any» leaves out drafts, which a checkout that broke leaves behind.
            'status' => [...array_keys(wc_get_order_statuses()), 'wc-checkout-draft', 'auto-draft', 'trash'],
            'billing_email' => Buyer::email($this->run),
            'limit' => -1,
        ]);
    }

    public function remove(): void
    {
        foreach ($this->orders() as $order) {
            $this->removeOrder($order);
        }
        $this->removeCustomer();
        // Last: by the product a later sweep finds what an earlier one didn't get to.
        $product = ProbeProduct::find($this->run);
        if ($product > 0) {
            $this->removeSessions(get_post_meta($product, ProbeProduct::SESSION));
            wc_get_product($product)?->delete(true);
        }
    }

    private function removeOrder(\WC_Order $order): void
    {
        $id = $order->get_id();
        wc_release_stock_for_order($order);
        // WooCommerce leaves them behind when orders have tables of their own.
        foreach (wc_get_order_notes(['order_id' => $id]) as $note) {
            wc_delete_order_note($note->id);
        }
        $order->delete(true);
        delete_transient("wc_order_{$id}_needs_processing");
    }

    private function removeCustomer(): void
    {
        global $wpdb;
        $wpdb->delete("{$wpdb->prefix}wc_customer_lookup", ['email' => Buyer::email($this->run)]);
    }

    /** @param list<string> $sessions */
    private function removeSessions(array $sessions): void
    {
        global $wpdb;
        foreach ($sessions as $session) {
            $wpdb->delete("{$wpdb->prefix}woocommerce_sessions", ['session_key' => $session]);
        }
    }
}
