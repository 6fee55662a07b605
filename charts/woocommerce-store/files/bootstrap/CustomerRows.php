<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What customers write: orders, accounts, reviews. None of it may be lost to a restored copy. */
final class CustomerRows
{
    private const TABLES = [
        'wp_wc_orders' => '',
        'wp_wc_orders_meta' => '',
        'wp_wc_order_addresses' => '',
        'wp_wc_order_operational_data' => '',
        'wp_woocommerce_order_items' => '',
        'wp_woocommerce_order_itemmeta' => '',
        'wp_users' => '',
        'wp_comments' => '',
        // Shops that keep orders where WooCommerce once did.
        'wp_posts' => "WHERE post_type LIKE 'shop\\_order%'",
    ];

    public function __construct(private readonly Database $database)
    {
    }

    /**
     * What the rows of the tables with a prefix come to, in the columns that those with another prefix have: an upgrade
     * may have added columns of its own.
     */
    public function fingerprint(string $prefix, string $columnsOf): string
    {
        $fingerprints = [];
        foreach (self::TABLES as $table => $where) {
            $columns = $this->database->columns($columnsOf . $table);
            $present = $columnsOf === $prefix ? $columns : $this->database->columns($prefix . $table);
            $fingerprints[] = array_diff($columns, $present) === []
                ? ($columns === [] ? 'none' : $this->sum($prefix . $table, $columns, $where))
                : 'other columns';
        }
        return implode(' ', $fingerprints);
    }

    /** @param list<string> $columns */
    private function sum(string $table, array $columns, string $where): string
    {
        $values = array_map(static fn (string $column): string => "COALESCE(`{$column}`, '\\\\N')", $columns);
        $row = 'CRC32(CONCAT_WS(CHAR(31), ' . implode(', ', $values) . '))';
        return (string) $this->database->value("SELECT CONCAT_WS('/', COUNT(*), SUM({$row}), BIT_XOR({$row})) FROM `{$table}` {$where}");
    }
}
