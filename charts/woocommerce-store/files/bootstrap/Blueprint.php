<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What a store begins with, beside WordPress and WooCommerce: the chart's `blueprint`, checked. */
final class Blueprint
{
    private const MOST_PRODUCTS = 200;

    /** How the names of parts begin that are versions. */
    public const VERSION = 'version of ';

    private const SOURCED = ['slug', 'version', 'url', 'sha256'];
    private const LOCALE = '/^[a-z]{2,3}(_[A-Z]{2})?(_[a-z0-9]+)?$/';

    /**
     * @param list<LanguagePack> $languagePacks
     * @param list<ContentItem> $plugins
     * @param list<TaxRate> $taxRates
     * @param list<ShippingZone> $shippingZones
     * @param list<SampleProduct> $products
     */
    private function __construct(
        public readonly string $locale,
        public readonly array $languagePacks,
        public readonly ?ContentItem $theme,
        public readonly array $plugins,
        public readonly bool $taxEnabled,
        public readonly bool $pricesIncludeTax,
        public readonly array $taxRates,
        public readonly array $shippingZones,
        public readonly array $products,
    ) {
    }

    /** @param string $path a file of JSON; empty: there is no blueprint */
    public static function fromFile(string $path): self
    {
        if ($path === '') {
            return self::fromJson('{}');
        }
        if (!is_readable($path)) {
            throw new BootstrapFailure(FailureReason::InvalidSettings, "STORE_BLUEPRINT is '{$path}', and there is no such file.");
        }
        return self::fromJson((string) file_get_contents($path));
    }

    public static function fromJson(string $json): self
    {
        $read = BlueprintReader::of('blueprint', json_decode($json, true), [
            'locale', 'languagePacks', 'theme', 'plugins', 'tax', 'shipping', 'sampleProducts',
        ]);
        $locale = $read->optionalText('locale', self::LOCALE, 'a locale such as de_DE');
        $theme = $read->object('theme', self::SOURCED);
        $tax = $read->object('tax', ['enabled', 'pricesIncludeTax', 'rates']);
        $shipping = $read->object('shipping', ['zones']);
        $plugins = $read->objects('plugins', self::SOURCED);
        $rates = $tax->objects('rates', ['country', 'state', 'rate', 'name', 'shipping', 'class']);
        $zones = $shipping->objects('zones', ['name', 'regions', 'methods']);
        $products = $read->objects('sampleProducts', ['sku', 'name', 'price', 'description', 'stock', 'virtual']);
        if (count($products) > self::MOST_PRODUCTS) {
            throw $read->invalid('sampleProducts', 'a list of ' . self::MOST_PRODUCTS . " products at most: larger ranges are for WooCommerce's own import");
        }

        return new self(
            locale: $locale === 'en_US' ? '' : $locale,
            languagePacks: array_map(LanguagePack::read(...), $read->objects('languagePacks', ['kind', 'slug', 'url', 'sha256'])),
            theme: $theme->optionalText('slug', SourceReader::SLUG, 'the name of a theme') === ''
                ? null
                : SourceReader::item($theme, ContentKind::Theme),
            plugins: self::distinct(
                $plugins,
                static fn (BlueprintReader $read): ContentItem => SourceReader::item($read, ContentKind::Plugin),
                static fn (ContentItem $item): string => $item->slug,
            ),
            taxEnabled: $tax->boolean('enabled', false),
            pricesIncludeTax: $tax->boolean('pricesIncludeTax', true),
            taxRates: self::distinct($rates, TaxRate::read(...), static fn (TaxRate $rate): string => $rate->key()),
            shippingZones: self::distinct($zones, ShippingZone::read(...), static fn (ShippingZone $zone): string => $zone->name),
            products: self::distinct($products, SampleProduct::read(...), static fn (SampleProduct $product): string => $product->sku),
        );
    }

    /** @return list<ContentItem> */
    public function items(): array
    {
        return $this->theme === null ? $this->plugins : [$this->theme, ...$this->plugins];
    }

    /**
     * The parts that are applied one by one, each with its value. A rerun applies a part only when its value is another
     * one than it was last time, so that it undoes no work of the owner's; what left the blueprint stays as it is.
     *
     * @param array<string, string> $versions of the plugins and themes that are there, by their place
     * @return array<string, string>
     */
    public function parts(array $versions, bool $hasLocale): array
    {
        $there = array_filter($this->items(), static fn (ContentItem $item): bool => isset($versions[$item->place()]));
        $parts = ['tax' => $this->taxEnabled ? ($this->pricesIncludeTax ? 'included' : 'added') : 'off'];
        if ($hasLocale) {
            $parts['locale'] = $this->locale;
        }
        foreach ($there as $item) {
            // The theme is one choice. A plugin is active or not, each for itself.
            $parts[$item->kind === ContentKind::Theme ? 'theme' : $item->place()] = $item->slug;
            $parts[self::VERSION . $item->place()] = $versions[$item->place()];
        }
        foreach ($this->taxRates as $rate) {
            $parts["tax rate {$rate->key()}"] = self::digest($rate);
        }
        foreach ($this->shippingZones as $zone) {
            $parts["zone {$zone->name}"] = self::digest($zone);
        }
        foreach ($this->products as $product) {
            $parts["product {$product->sku}"] = self::digest($product);
        }
        return $parts;
    }

    /**
     * @template T of object
     * @param list<BlueprintReader> $objects
     * @param callable(BlueprintReader): T $make
     * @param callable(T): string $key
     * @return list<T>
     */
    private static function distinct(array $objects, callable $make, callable $key): array
    {
        $made = [];
        foreach ($objects as $object) {
            $item = $make($object);
            if (isset($made[$key($item)])) {
                throw new BootstrapFailure(FailureReason::InvalidSettings, "{$object->path} is there twice: {$key($item)}.");
            }
            $made[$key($item)] = $item;
        }
        return array_values($made);
    }

    /** Long texts needn't be kept: only whether they change counts. */
    private static function digest(object $value): string
    {
        return substr(hash('sha256', json_encode($value, JSON_THROW_ON_ERROR)), 0, 16);
    }
}
