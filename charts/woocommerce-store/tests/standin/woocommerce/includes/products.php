<?php

declare(strict_types=1);

/* Products: posts with some meta. */

function stand_in_register_products(): void
{
    register_post_type('product', [
        'labels' => ['name' => 'Products'],
        'public' => true,
        'show_in_rest' => true,
        'has_archive' => 'shop',
        'rewrite' => ['slug' => 'product'],
    ]);
}

/** Any `set_<property>` and `get_<property>`; what isn't part of the post is its meta. */
class WC_Product
{
    private const POST = ['name' => 'post_title', 'slug' => 'post_name', 'status' => 'post_status', 'description' => 'post_content'];

    /** @var array<string, mixed> */
    private array $properties = ['name' => '', 'slug' => '', 'status' => 'publish', 'description' => ''];

    public function __construct(private int $id = 0)
    {
        $post = $id > 0 ? get_post($id) : null;
        foreach ($post === null ? [] : self::POST as $property => $column) {
            $this->properties[$property] = $post->$column;
        }
        foreach ($post === null ? [] : get_post_meta($id) as $key => [$value]) {
            $this->properties[ltrim($key, '_')] = maybe_unserialize($value);
        }
    }

    /** @param list<mixed> $arguments */
    public function __call(string $method, array $arguments): mixed
    {
        [$verb, $property] = explode('_', $method, 2);
        if ($verb === 'set') {
            $this->properties[$property] = $arguments[0];
            return null;
        }
        if ($verb !== 'get') {
            throw new BadMethodCallException("The stand-in for WooCommerce has no WC_Product::{$method}().");
        }
        $value = $this->properties[$property] ?? '';
        return ($arguments[0] ?? 'view') === 'view' ? apply_filters("woocommerce_product_get_{$property}", $value, $this) : $value;
    }

    public function get_id(): int
    {
        return $this->id;
    }

    public function get_price(): string
    {
        return (string) ($this->properties['regular_price'] ?? '');
    }

    public function is_purchasable(): bool
    {
        return (bool) apply_filters('woocommerce_is_purchasable', $this->get_status() === 'publish' && $this->get_price() !== '', $this);
    }

    public function is_in_stock(): bool
    {
        return !($this->properties['manage_stock'] ?? false) || (int) $this->properties['stock_quantity'] > 0;
    }

    public function update_meta_data(string $key, mixed $value): void
    {
        $this->properties[ltrim($key, '_')] = $value;
    }

    public function save(): int
    {
        $post = ['ID' => $this->id, 'post_type' => 'product'];
        foreach (self::POST as $property => $column) {
            $post[$column] = wp_slash((string) $this->properties[$property]);
        }
        $this->id = wp_insert_post($post);
        foreach (array_diff_key($this->properties, self::POST) as $property => $value) {
            update_post_meta($this->id, "_{$property}", $value);
        }
        return $this->id;
    }

    public function delete(bool $force = false): bool
    {
        return (bool) wp_delete_post($this->id, $force);
    }
}

class WC_Product_Simple extends WC_Product
{
}

function wc_get_product(int $id): WC_Product|false
{
    return get_post_type($id) === 'product' ? new WC_Product_Simple($id) : false;
}

function wc_get_product_id_by_sku(string $sku): int
{
    global $wpdb;
    return (int) $wpdb->get_var($wpdb->prepare("SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = '_sku' AND meta_value = %s LIMIT 1", $sku));
}

function wc_delete_product_transients(int $id = 0): void
{
    delete_transient('wc_products_onsale');
}
