<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

use Automattic\WooCommerce\Internal\DataStores\Orders\DataSynchronizer;
use Automattic\WooCommerce\Utilities\OrderUtil;

/** The steps between an activated WooCommerce and a shop that sells. Each can be done twice. */
final class ShopConfiguration
{
    private const DRAFT_CLEAN_UP = 'woocommerce_cleanup_draft_orders';

    public function __construct(private readonly PhaseContext $context)
    {
    }

    public function completeTablesAndPages(): void
    {
        $missing = \WC_Install::verify_base_tables(false, true);
        if ($missing !== []) {
            throw $this->failure('Tables of WooCommerce are missing and could not be made: ' . implode(', ', $missing));
        }
        if ($this->context->isFirstRun) {
            \WC_Install::create_pages();
        }
    }

    /** What WooCommerce leaves to the first visit of an administrator, who would then close the shop by it. */
    public function finishInstallation(): void
    {
        \WC_Install::newly_installed();
        if (!OrderUtil::custom_orders_table_usage_is_enabled()) {
            wc_get_container()->get(DataSynchronizer::class)->create_database_tables();
            update_option('woocommerce_custom_orders_table_enabled', 'yes');
        }
        delete_transient('_wc_activation_redirect');
        $profile = (array) get_option('woocommerce_onboarding_profile', []);
        update_option('woocommerce_onboarding_profile', [...$profile, 'completed' => true, 'skipped' => true]);
    }

    public function openShop(): void
    {
        update_option('woocommerce_coming_soon', 'no');
        update_option('woocommerce_store_pages_only', 'no');
        if ($this->context->settings->cashOnDelivery) {
            $options = (array) get_option('woocommerce_cod_settings', []);
            update_option('woocommerce_cod_settings', [...$options, 'enabled' => 'yes']);
        }
    }

    public function applyOwnerSettings(): void
    {
        $changed = $this->context->changedSettings();
        if (isset($changed['country'])) {
            update_option('woocommerce_default_country', $changed['country']);
            $this->applyCustomsOf(substr($changed['country'], 0, 2));
        }
        if (isset($changed['currency'])) {
            if (!array_key_exists($changed['currency'], get_woocommerce_currencies())) {
                throw $this->failure("WooCommerce knows no currency {$changed['currency']}.");
            }
            update_option('woocommerce_currency', $changed['currency']);
        }
        // Some handlers read what the options were when the process began.
        wp_cache_flush();
    }

    public function scheduleRecurringWork(): void
    {
        do_action('action_scheduler_ensure_recurring_actions');
        // WooCommerce asks for «midnight tonight», which PHP does not understand, and then never cleans up.
        if (!as_has_scheduled_action(self::DRAFT_CLEAN_UP)) {
            as_schedule_recurring_action((int) strtotime('tomorrow'), DAY_IN_SECONDS, self::DRAFT_CLEAN_UP);
        }
    }

    public function refreshCaches(): void
    {
        // A count that was taken before there was a shipping method lets goods be sold without one.
        delete_transient('wc_shipping_method_count');
        delete_transient('wc_shipping_method_count_legacy');
        \WC_Cache_Helper::get_transient_version('shipping', true);
        wc_delete_product_transients();
        // Not into .htaccess, which nothing can write: Apache's own settings have the rules.
        flush_rewrite_rules(false);
    }

    /** How prices, weights and sizes are written in a country. */
    private function applyCustomsOf(string $country): void
    {
        $customs = (include WC()->plugin_path() . '/i18n/locale-info.php')[$country] ?? [];
        $options = [
            'currency_pos' => 'woocommerce_currency_pos',
            'thousand_sep' => 'woocommerce_price_thousand_sep',
            'decimal_sep' => 'woocommerce_price_decimal_sep',
            'num_decimals' => 'woocommerce_price_num_decimals',
            'weight_unit' => 'woocommerce_weight_unit',
            'dimension_unit' => 'woocommerce_dimension_unit',
        ];
        foreach ($options as $name => $option) {
            if (isset($customs[$name])) {
                update_option($option, $customs[$name]);
            }
        }
    }

    private function failure(string $message): BootstrapFailure
    {
        return new BootstrapFailure(FailureReason::ConfigurationFailed, $message);
    }
}
