<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A shipping zone of the blueprint, recognised by its name. */
final class ShippingZone
{
    private const REGION = '/^([A-Z]{2}|[A-Z]{2}:[A-Z0-9-]{1,6}|continent:[A-Z]{2})$/';

    /**
     * @param list<string> $regions
     * @param list<ShippingMethod> $methods
     */
    private function __construct(
        public readonly string $name,
        public readonly array $regions,
        public readonly array $methods,
    ) {
    }

    public static function read(BlueprintReader $read): self
    {
        return new self(
            $read->text('name', '/^\P{Cc}{1,100}$/u', 'the name of the zone'),
            $read->texts('regions', self::REGION, 'a region such as DE, US:CA or continent:EU'),
            array_map(ShippingMethod::read(...), $read->objects('methods', ['type', 'title', 'cost', 'minimumAmount'])),
        );
    }
}
