<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

use Automattic\WooCommerce\Utilities\OrderUtil;

/** What has to be true of a shop that sells, and what is not. */
final class ShopVerification
{
    private const PAGES = ['shop', 'cart', 'checkout', 'myaccount'];

    public function __construct(private readonly PhaseContext $context)
    {
    }

    /** @return list<string> */
    public function problems(): array
    {
        if (!class_exists('WooCommerce') || !is_plugin_active('woocommerce/woocommerce.php')) {
            return ['WooCommerce is not active'];
        }
        $checks = $this->always();
        if ($this->context->isFirstRun) {
            // Afterwards these are the owner's to decide.
            $checks += $this->atFirst();
        }
        foreach ($this->context->blueprint()->plugins as $plugin) {
            if ($this->context->isPartChanged($plugin->place())) {
                $file = "{$plugin->slug}/" . $plugin->mainFileIn(WP_PLUGIN_DIR . "/{$plugin->slug}");
                $checks["{$plugin->source->what} is not active"] = is_plugin_active($file);
            }
        }
        return array_keys(array_filter($checks, static fn (bool $holds): bool => !$holds));
    }

    /** @return array<string, bool> */
    private function always(): array
    {
        $wanted = $this->context->settings->wooCommerceVersion;
        return [
            "WooCommerce's files are not version {$wanted}" => WC()->version === $wanted,
            "WooCommerce's database is not version {$wanted}" => get_option('woocommerce_version') === $wanted,
            'a database update of WooCommerce is pending' => !\WC_Install::needs_db_update(),
            'tables of WooCommerce are missing' => \WC_Install::verify_base_tables(false) === [],
            'an installation of WooCommerce did not end' => get_transient('wc_installing') === false,
            'the address is not ' . $this->context->settings->url => home_url() === $this->context->settings->url,
            'there is no administrator' => get_users(['role' => 'administrator', 'number' => 1]) !== [],
        ];
    }

    /** @return array<string, bool> */
    private function atFirst(): array
    {
        $settings = $this->context->settings;
        $checks = [
            'orders have no tables of their own' => OrderUtil::custom_orders_table_usage_is_enabled(),
            'the shop is closed (coming soon)' => get_option('woocommerce_coming_soon') === 'no',
            'the first visit of an administrator would change the shop' => get_option('woocommerce_newly_installed') !== 'yes',
            "the country is not {$settings->country}" => get_option('woocommerce_default_country') === $settings->country,
            "the currency is not {$settings->currency}" => get_woocommerce_currency() === $settings->currency,
            'recurring work is not scheduled' => as_has_scheduled_action('woocommerce_cleanup_draft_orders'),
            'products have no addresses' => $this->hasProductRules(),
            'cash on delivery is off' => !$settings->cashOnDelivery
                || (((array) get_option('woocommerce_cod_settings'))['enabled'] ?? '') === 'yes',
        ];
        foreach (self::PAGES as $page) {
            $checks["the {$page} page is missing"] = get_post_status(wc_get_page_id($page)) === 'publish';
        }
        return $checks;
    }

    private function hasProductRules(): bool
    {
        $base = trim((string) wc_get_permalink_structure()['product_rewrite_slug'], '/');
        foreach (array_keys((array) get_option('rewrite_rules')) as $rule) {
            if (str_starts_with((string) $rule, $base)) {
                return true;
            }
        }
        return false;
    }
}
