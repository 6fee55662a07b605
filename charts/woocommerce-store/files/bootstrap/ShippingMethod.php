<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A way of shipping within a zone of the blueprint. */
final class ShippingMethod
{
    /** Names of the blueprint, and what WooCommerce calls the same. */
    private const TYPES = ['flatRate' => 'flat_rate', 'freeShipping' => 'free_shipping', 'localPickup' => 'local_pickup'];

    private function __construct(
        public readonly string $type,
        public readonly string $title,
        public readonly string $cost,
        public readonly string $minimumAmount,
    ) {
    }

    public static function read(BlueprintReader $read): self
    {
        $type = $read->text('type', '/^(flatRate|freeShipping|localPickup)$/', 'flatRate, freeShipping or localPickup');
        return new self(
            self::TYPES[$type],
            $read->optionalText('title', '/^\P{Cc}{1,100}$/u', 'what customers read'),
            $read->decimal('cost', '0'),
            $read->decimal('minimumAmount', '0'),
        );
    }

    /** @return array<string, string> what WooCommerce keeps of a method of this type */
    public function settings(): array
    {
        $settings = match ($this->type) {
            'free_shipping' => (float) $this->minimumAmount > 0
                ? ['requires' => 'min_amount', 'min_amount' => $this->minimumAmount]
                : ['requires' => ''],
            default => ['cost' => $this->cost],
        };
        return $this->title === '' ? $settings : ['title' => $this->title, ...$settings];
    }
}
