<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Makes several writes of WordPress one: all of them, or none when the process is killed. */
final class Transaction
{
    public static function run(callable $work): void
    {
        global $wpdb;
        $wpdb->query('START TRANSACTION');
        try {
            $work();
        } catch (\Throwable $error) {
            $wpdb->query('ROLLBACK');
            throw $error;
        }
        $wpdb->query('COMMIT');
    }
}
