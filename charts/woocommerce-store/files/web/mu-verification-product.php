<?php

/**
 * Plugin Name: Store verification: product
 * Description: The product that a probe buys. Each probe has one of its own.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

/** Private and hidden: no page, list, feed, search, sitemap or REST answer has it. */
final class ProbeProduct
{
    public const SLUG_PREFIX = 'store-verification-';
    public const SESSION = '_store_verification_session';

    private const NAME = 'Store verification';

    public static function make(string $run): int
    {
        // A proxy that asks twice must not leave a second one that nobody finds.
        $present = self::find($run);
        if ($present > 0) {
            return $present;
        }
        $product = new \WC_Product_Simple();
        $product->set_name(self::NAME);
        // Part of the very first write: a probe that is killed right after it is found all the same.
        $product->set_slug(self::SLUG_PREFIX . $run);
        $product->set_status('private');
        $product->set_catalog_visibility('hidden');
        $product->set_reviews_allowed(false);
        $product->set_virtual(true);
        $product->set_tax_status('none');
        $product->set_regular_price('1');
        $product->set_manage_stock(true);
        $product->set_stock_quantity(10);
        return $product->save();
    }

    public static function find(string $run): int
    {
        global $wpdb;
        return (int) $wpdb->get_var($wpdb->prepare(
            "SELECT ID FROM {$wpdb->posts} WHERE post_name = %s AND post_type = 'product'",
            self::SLUG_PREFIX . $run,
        ));
    }

    /**
     * Runs that began before this time and left their product.
     *
     * @return list<string>
     */
    public static function runsBefore(int $time): array
    {
        global $wpdb;
        $slugs = $wpdb->get_col($wpdb->prepare(
            "SELECT post_name FROM {$wpdb->posts}
             WHERE post_name LIKE %s AND post_type = 'product' AND post_title = %s AND post_date_gmt < %s",
            $wpdb->esc_like(self::SLUG_PREFIX) . '%',
            self::NAME,
            gmdate('Y-m-d H:i:s', $time),
        ));
        $runs = array_map(static fn (string $slug): string => substr($slug, strlen(self::SLUG_PREFIX)), $slugs);
        return array_values(array_filter($runs, static fn (string $run): bool => (bool) preg_match('/^[0-9a-f]{16}$/D', $run)));
    }
}
