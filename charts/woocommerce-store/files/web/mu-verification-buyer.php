<?php

/**
 * Plugin Name: Store verification: buyer
 * Description: What a probe may and a shopper may not, for the probe's own requests only.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

/** A buyer of the private product who pays on delivery. All else of the checkout is as it is for shoppers. */
final class Buyer
{
    public function __construct(private readonly string $run)
    {
    }

    /** By this address every trace of a run is found. Names under `.invalid` belong to nobody. */
    public static function email(string $run): string
    {
        return "{$run}@store-verification.invalid";
    }

    public function enter(): void
    {
        add_filter('woocommerce_product_get_status', $this->showProduct(...), PHP_INT_MAX, 2);

        // Whether shoppers can pay at all is looked at separately: the owner may well have turned this one off.
        foreach (['option_woocommerce_cod_settings', 'default_option_woocommerce_cod_settings'] as $hook) {
            add_filter($hook, $this->allowCashOnDelivery(...), PHP_INT_MAX);
        }

        // Some shops sell to customers with an account only. An account would be one more trace.
        add_filter('pre_option_woocommerce_enable_guest_checkout', static fn (): string => 'yes', PHP_INT_MAX);
        add_filter('pre_option_woocommerce_enable_signup_and_login_from_checkout', static fn (): string => 'no', PHP_INT_MAX);

        // The address is made up from the shop's own country, whose postcodes nobody knows here.
        add_filter('woocommerce_validate_postcode', '__return_true', PHP_INT_MAX);

        add_filter('rest_post_dispatch', $this->noteSession(...));

        // Whoever gets hold of a signature may buy what the probe buys, as the probe, and nothing else.
        add_action('woocommerce_store_api_validate_add_to_cart', $this->refuseOthers(...), 10, 1);
        add_action('woocommerce_store_api_checkout_update_order_from_request', $this->signOrder(...), PHP_INT_MAX, 1);
    }

    private function refuseOthers(\WC_Product $product): void
    {
        if ($product->get_slug() !== ProbeProduct::SLUG_PREFIX . $this->run) {
            throw new \Exception('A verification buys its own product only.');
        }
    }

    private function signOrder(\WC_Order $order): void
    {
        foreach ($order->get_items() as $item) {
            if ($item instanceof \WC_Order_Item_Product && $item->get_product_id() !== ProbeProduct::find($this->run)) {
                throw new \Exception('A verification buys its own product only.');
            }
        }
        $order->set_billing_email(self::email($this->run));
    }

    private function showProduct(mixed $status, mixed $product): mixed
    {
        return $product instanceof \WC_Product && $product->get_slug() === ProbeProduct::SLUG_PREFIX . $this->run ? 'publish' : $status;
    }

    /** @return array<string, mixed> */
    private function allowCashOnDelivery(mixed $settings): array
    {
        return [...(is_array($settings) ? $settings : []), 'enabled' => 'yes', 'enable_for_virtual' => 'yes', 'enable_for_methods' => []];
    }

    /** With the product, so that a probe that is killed leaves word of its cart. */
    private function noteSession(mixed $response): mixed
    {
        $session = WC()->session?->get_customer_id();
        $product = ProbeProduct::find($this->run);
        if ($product > 0 && is_string($session) && $session !== '' && !in_array($session, get_post_meta($product, ProbeProduct::SESSION), true)) {
            add_post_meta($product, ProbeProduct::SESSION, $session);
        }
        return $response;
    }
}
