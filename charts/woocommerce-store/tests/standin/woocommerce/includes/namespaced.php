<?php

declare(strict_types=1);

namespace Automattic\WooCommerce\Utilities {
    final class OrderUtil
    {
        public static function custom_orders_table_usage_is_enabled(): bool
        {
            return get_option('woocommerce_custom_orders_table_enabled') === 'yes';
        }
    }
}

namespace Automattic\WooCommerce\Internal\DataStores\Orders {
    final class DataSynchronizer
    {
        public function create_database_tables(): void
        {
            \WC_Install::create_tables(STAND_IN_ORDERS);
        }
    }
}

namespace {
    function wc_get_container(): object
    {
        return new class () {
            public function get(string $class): object
            {
                return new $class();
            }
        };
    }
}
