<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Products to begin with. */
final class BlueprintProducts
{
    public function __construct(private readonly PhaseContext $context)
    {
    }

    public function apply(Blueprint $blueprint): void
    {
        foreach ($blueprint->products as $product) {
            if ($this->context->isPartChanged("product {$product->sku}")) {
                // A run that is killed between a product and its article number would make it a second time.
                Transaction::run(fn () => $this->applyProduct($product));
            }
        }
    }

    private function applyProduct(SampleProduct $wanted): void
    {
        $product = wc_get_product(wc_get_product_id_by_sku($wanted->sku)) ?: new \WC_Product_Simple();
        $product->set_sku($wanted->sku);
        $product->set_name($wanted->name);
        $product->set_regular_price($wanted->price);
        $product->set_description($wanted->description);
        $product->set_virtual($wanted->virtual);
        $product->set_manage_stock($wanted->stock !== null);
        if ($wanted->stock !== null) {
            $product->set_stock_quantity($wanted->stock);
        }
        if ($product->get_id() === 0) {
            $product->set_status('publish');
        }
        $product->save();
    }
}
