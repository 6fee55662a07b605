<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A tax rate of the blueprint. */
final class TaxRate
{
    private function __construct(
        public readonly string $country,
        public readonly string $state,
        public readonly string $rate,
        public readonly string $name,
        public readonly bool $shipping,
        public readonly string $class,
    ) {
    }

    public static function read(BlueprintReader $read): self
    {
        return new self(
            $read->optionalText('country', '/^[A-Z]{2}$/', 'a country code such as DE, or empty for all'),
            $read->optionalText('state', '/^[A-Z0-9-]{1,6}$/', 'the code of a state such as CA, or empty for all'),
            $read->decimal('rate'),
            $read->text('name', '/^\P{Cc}{1,100}$/u', 'the name of the tax, as invoices show it'),
            $read->boolean('shipping', true),
            $read->optionalText('class', '/^[a-z0-9-]{1,100}$/', 'empty, or the slug of a tax class such as reduced-rate'),
        );
    }

    /** What the rate is recognised by, whatever its percentage was or becomes. */
    public function key(): string
    {
        return "{$this->country}/{$this->state}/{$this->class}/{$this->name}";
    }
}
