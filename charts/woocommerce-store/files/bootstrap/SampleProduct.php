<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A product of the blueprint, recognised by its article number. */
final class SampleProduct
{
    private function __construct(
        public readonly string $sku,
        public readonly string $name,
        public readonly string $price,
        public readonly string $description,
        public readonly ?int $stock,
        public readonly bool $virtual,
    ) {
    }

    public static function read(BlueprintReader $read): self
    {
        return new self(
            $read->text('sku', '/^[A-Za-z0-9._-]{1,64}$/', 'an article number of letters, digits, dots and hyphens'),
            $read->text('name', '/^\P{Cc}{1,200}$/u', '1 to 200 characters in one line'),
            $read->decimal('price'),
            $read->optionalText('description', '/^.{1,10000}$/su', '10,000 characters at most'),
            $read->count('stock'),
            $read->boolean('virtual', false),
        );
    }
}
