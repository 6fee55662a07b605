<?php

declare(strict_types=1);

/** Tables, options and pages, and the update of the database to a newer version. */
final class WC_Install
{
    private const PAGES = ['shop' => 'Shop', 'cart' => 'Cart', 'checkout' => 'Checkout', 'myaccount' => 'My account'];

    private const OPTIONS = [
        'woocommerce_coming_soon' => 'yes',
        'woocommerce_store_pages_only' => 'yes',
        'woocommerce_newly_installed' => 'yes',
        'woocommerce_default_country' => 'US:CA',
        'woocommerce_currency' => 'USD',
        'woocommerce_custom_orders_table_enabled' => 'no',
    ];

    private const TABLES = [
        'woocommerce_sessions' => 'session_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, session_key CHAR(32) NOT NULL UNIQUE, session_value LONGTEXT NOT NULL, session_expiry BIGINT UNSIGNED NOT NULL',
        'woocommerce_order_items' => 'order_item_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, order_item_name TEXT NOT NULL, order_item_type VARCHAR(200) NOT NULL, order_id BIGINT UNSIGNED NOT NULL, product_id BIGINT UNSIGNED NOT NULL, KEY order_id (order_id)',
        'woocommerce_tax_rates' => "tax_rate_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, tax_rate_country VARCHAR(2) NOT NULL DEFAULT '', tax_rate_state VARCHAR(200) NOT NULL DEFAULT '', tax_rate VARCHAR(8) NOT NULL DEFAULT '', tax_rate_name VARCHAR(200) NOT NULL DEFAULT '', tax_rate_priority BIGINT UNSIGNED NOT NULL DEFAULT 1, tax_rate_compound INT NOT NULL DEFAULT 0, tax_rate_shipping INT NOT NULL DEFAULT 1, tax_rate_order BIGINT UNSIGNED NOT NULL DEFAULT 0, tax_rate_class VARCHAR(200) NOT NULL DEFAULT ''",
        'wc_customer_lookup' => 'customer_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, email VARCHAR(100) NULL, KEY email (email)',
        'actionscheduler_actions' => "action_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, hook VARCHAR(191) NOT NULL, status VARCHAR(20) NOT NULL, scheduled_date_gmt DATETIME NULL, args VARCHAR(191) NOT NULL DEFAULT '[]', recurrence BIGINT UNSIGNED NOT NULL DEFAULT 0, last_attempt_gmt DATETIME NULL, claim_id BIGINT UNSIGNED NOT NULL DEFAULT 0, KEY status_scheduled_date_gmt (status, scheduled_date_gmt)",
    ];

    public static function install(): void
    {
        self::verify_base_tables(false, true);
        foreach (self::OPTIONS as $name => $value) {
            add_option($name, $value);
        }
        self::create_pages();
        update_option('woocommerce_version', WC()->version);
        if (get_option('woocommerce_db_version') === false || !self::needs_db_update()) {
            self::update_db_version();
        }
    }

    public static function check_version(): void
    {
        if (get_option('woocommerce_version') !== WC()->version) {
            self::install();
        }
    }

    /** @return list<string> */
    public static function verify_base_tables(bool $modify_notice = true, bool $execute = false): array
    {
        if ($execute) {
            self::create_tables(self::TABLES);
        }
        global $wpdb;
        $missing = array_filter(array_keys(self::TABLES), static fn (string $table): bool => $wpdb->get_var("SHOW TABLES LIKE '{$wpdb->prefix}{$table}'") === null);
        return array_values(array_map(static fn (string $table): string => $wpdb->prefix . $table, $missing));
    }

    /** @param array<string, string> $tables columns by name */
    public static function create_tables(array $tables): void
    {
        global $wpdb;
        foreach ($tables as $table => $columns) {
            $wpdb->query("CREATE TABLE IF NOT EXISTS {$wpdb->prefix}{$table} ({$columns}) {$wpdb->get_charset_collate()}");
        }
    }

    public static function create_pages(): void
    {
        foreach (self::PAGES as $slug => $title) {
            if (wc_get_page_id($slug) > 0) {
                continue;
            }
            // As WooCommerce does: a set-up that was killed between the two has left a page that no option knows.
            $page = get_page_by_path($slug)?->ID
                ?? wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $title]);
            update_option("woocommerce_{$slug}_page_id", $page);
        }
    }

    public static function newly_installed(): void
    {
        update_option('woocommerce_newly_installed', 'no');
    }

    /** @return array<string, list<callable-string>> */
    public static function get_db_update_callbacks(): array
    {
        return [STAND_IN_VERSION => ['stand_in_update_database']];
    }

    public static function needs_db_update(): bool
    {
        $from = get_option('woocommerce_db_version');
        return $from !== false && version_compare((string) $from, STAND_IN_VERSION, '<');
    }

    public static function update_db_version(?string $version = null): void
    {
        update_option('woocommerce_db_version', $version ?? WC()->version);
    }
}
