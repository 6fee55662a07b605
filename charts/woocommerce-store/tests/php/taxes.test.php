<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap {
    /** Takes the place of WordPress's function for what the set-up's own code calls. */
    function update_option(string $name, mixed $value): void
    {
        $GLOBALS['store_test_options'][$name] = $value;
    }
}

namespace WooCommerceStore\Tests {
    use WooCommerceStore\Bootstrap\Blueprint;
    use WooCommerceStore\Bootstrap\BlueprintTaxes;
    use WooCommerceStore\Bootstrap\PhaseContext;

    /**
     * @param array<string, mixed> $tax
     * @return array<string, mixed> the options that were set
     */
    function options_of_tax(array $tax): array
    {
        $GLOBALS['store_test_options'] = [];
        $blueprint = Blueprint::fromJson((string) json_encode(['tax' => $tax]));
        $context = PhaseContext::fromEnvironment('configure', environment([
            'STORE_BLUEPRINT_PARTS' => (string) json_encode($blueprint->parts([], true)),
            'STORE_APPLIED_BLUEPRINT_PARTS' => '{}',
        ]));
        (new BlueprintTaxes($context))->apply($blueprint);
        return $GLOBALS['store_test_options'];
    }

    foreach ([[true, 'yes', 'incl'], [false, 'no', 'excl']] as [$included, $stored, $shown]) {
        test("taxes: a price that was typed with taxes ({$stored}) is the price that shoppers see", static function () use ($included, $stored, $shown): void {
            same([
                'woocommerce_calc_taxes' => 'yes',
                'woocommerce_prices_include_tax' => $stored,
                'woocommerce_tax_display_shop' => $shown,
                'woocommerce_tax_display_cart' => $shown,
            ], options_of_tax(['enabled' => true, 'pricesIncludeTax' => $included]));
        });
    }

    test('taxes: a shop without them only says so', static function (): void {
        same(['woocommerce_calc_taxes' => 'no'], options_of_tax(['enabled' => false]));
    });
}
