<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Whether the shop reckons with taxes, and the rates. Each can be applied twice. */
final class BlueprintTaxes
{
    public function __construct(private readonly PhaseContext $context)
    {
    }

    public function apply(Blueprint $blueprint): void
    {
        if ($this->context->isPartChanged('tax')) {
            update_option('woocommerce_calc_taxes', $blueprint->taxEnabled ? 'yes' : 'no');
            if ($blueprint->taxEnabled) {
                $this->applyDisplay($blueprint->pricesIncludeTax);
            }
        }
        foreach ($blueprint->taxRates as $index => $rate) {
            if ($this->context->isPartChanged("tax rate {$rate->key()}")) {
                $this->applyRate($rate, $index);
            }
        }
    }

    /** Shoppers see the prices that were typed: WooCommerce would show those with taxes without them. */
    private function applyDisplay(bool $pricesIncludeTax): void
    {
        update_option('woocommerce_prices_include_tax', $pricesIncludeTax ? 'yes' : 'no');
        foreach (['woocommerce_tax_display_shop', 'woocommerce_tax_display_cart'] as $option) {
            update_option($option, $pricesIncludeTax ? 'incl' : 'excl');
        }
    }

    private function applyRate(TaxRate $rate, int $index): void
    {
        if ($rate->class !== '' && !in_array($rate->class, \WC_Tax::get_tax_class_slugs(), true)) {
            throw new BootstrapFailure(
                FailureReason::ConfigurationFailed,
                "blueprint.tax.rates[{$index}].class is {$rate->class}, and WooCommerce has: " . implode(', ', \WC_Tax::get_tax_class_slugs()) . '.',
            );
        }
        $values = [
            'tax_rate_country' => $rate->country,
            'tax_rate_state' => $rate->state,
            'tax_rate' => $rate->rate,
            'tax_rate_name' => $rate->name,
            'tax_rate_shipping' => $rate->shipping ? 1 : 0,
            'tax_rate_class' => $rate->class,
        ];
        $present = $this->find($rate);
        if ($present === null) {
            \WC_Tax::_insert_tax_rate([...$values, 'tax_rate_priority' => 1, 'tax_rate_compound' => 0, 'tax_rate_order' => $index]);
        } else {
            \WC_Tax::_update_tax_rate($present, $values);
        }
    }

    private function find(TaxRate $rate): ?int
    {
        global $wpdb;
        $id = $wpdb->get_var($wpdb->prepare(
            "SELECT tax_rate_id FROM {$wpdb->prefix}woocommerce_tax_rates
             WHERE tax_rate_country = %s AND tax_rate_state = %s AND tax_rate_class = %s AND tax_rate_name = %s
             ORDER BY tax_rate_id LIMIT 1",
            $rate->country,
            $rate->state,
            $rate->class,
            $rate->name,
        ));
        return $id === null ? null : (int) $id;
    }
}
