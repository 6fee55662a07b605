<?php

declare(strict_types=1);

/* Pages, countries, currencies, and the one way to pay. */

function wc_get_page_id(string $page): int
{
    return (int) get_option("woocommerce_{$page}_page_id", -1);
}

function is_shop(): bool
{
    return is_post_type_archive('product');
}

function stand_in_coming_soon(string $template): string
{
    if (get_option('woocommerce_coming_soon') !== 'yes' || (get_option('woocommerce_store_pages_only') === 'yes' && !is_shop()) || current_user_can('edit_posts')) {
        return $template;
    }
    echo '<!DOCTYPE html><html><body><div class="woocommerce-coming-soon-banner">Great things are on the horizon</div></body></html>';
    exit;
}

/** @return array<string, string> */
function get_woocommerce_currencies(): array
{
    return ['CHF' => 'Swiss franc', 'EUR' => 'Euro', 'GBP' => 'Pound sterling', 'USD' => 'United States (US) dollar'];
}

function get_woocommerce_currency(): string
{
    return (string) get_option('woocommerce_currency');
}

/** @return array<string, string> */
function wc_get_permalink_structure(): array
{
    return ['product_rewrite_slug' => 'product'];
}

final class WC_Countries
{
    public function get_base_country(): string
    {
        return explode(':', (string) get_option('woocommerce_default_country'))[0];
    }

    public function get_base_state(): string
    {
        return explode(':', (string) get_option('woocommerce_default_country'))[1] ?? '';
    }

    /** @return array<string, string> */
    public function get_allowed_countries(): array
    {
        return [$this->get_base_country() => 'The country of the shop'];
    }

    /** @return array<string, string> */
    public function get_states(string $country): array
    {
        return $country === 'US' ? ['CA' => 'California'] : [];
    }
}

/** Cash on delivery. */
final class StandInGateway
{
    public string $id = 'cod';
    public string $enabled;

    public function __construct()
    {
        $settings = get_option('woocommerce_cod_settings', null);
        $this->enabled = is_array($settings) && ($settings['enabled'] ?? '') === 'yes' ? 'yes' : 'no';
    }

    public function needs_setup(): bool
    {
        return false;
    }
}

final class StandInGateways
{
    /** @return array<string, StandInGateway> */
    public function payment_gateways(): array
    {
        return ['cod' => new StandInGateway()];
    }
}

final class WC_Cache_Helper
{
    public static function get_transient_version(string $group, bool $refresh = false): string
    {
        if ($refresh) {
            set_transient("{$group}-transient-version", (string) time());
        }
        return (string) get_transient("{$group}-transient-version");
    }
}
