<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Shipping zones and their methods. What the owner has added to a zone stays in it. */
final class BlueprintShipping
{
    public function __construct(private readonly PhaseContext $context)
    {
    }

    public function apply(Blueprint $blueprint): void
    {
        foreach ($blueprint->shippingZones as $index => $zone) {
            if ($this->context->isPartChanged("zone {$zone->name}")) {
                Transaction::run(fn () => $this->applyZone($zone, $index));
            }
        }
    }

    private function applyZone(ShippingZone $wanted, int $index): void
    {
        $zone = new \WC_Shipping_Zone($this->find($wanted->name));
        $zone->set_zone_name($wanted->name);
        if ($zone->get_id() === 0) {
            // The first zone that has the customer's address counts.
            $zone->set_zone_order($index);
        }
        $zone->set_locations(array_map($this->location(...), $wanted->regions));
        $zone->save();

        $present = [];
        foreach ($zone->get_shipping_methods() as $method) {
            $present[$method->id][] = $method->get_instance_id();
        }
        foreach ($wanted->methods as $method) {
            $present[$method->type] ??= [];
            // The first flat rate of the blueprint is the first one that is there, and so on.
            $instance = array_shift($present[$method->type]) ?? $zone->add_shipping_method($method->type);
            if (!$instance) {
                throw new BootstrapFailure(
                    FailureReason::ConfigurationFailed,
                    "The shipping zone {$wanted->name} can't have the method {$method->type}.",
                );
            }
            $option = "woocommerce_{$method->type}_{$instance}_settings";
            update_option($option, [...(array) get_option($option, []), ...$method->settings()]);
        }
    }

    /** @return array{code: string, type: string} */
    private function location(string $region): array
    {
        return match (true) {
            str_starts_with($region, 'continent:') => ['code' => substr($region, strlen('continent:')), 'type' => 'continent'],
            str_contains($region, ':') => ['code' => $region, 'type' => 'state'],
            default => ['code' => $region, 'type' => 'country'],
        };
    }

    private function find(string $name): ?int
    {
        foreach (\WC_Shipping_Zones::get_zones() as $zone) {
            if ($zone['zone_name'] === $name) {
                return (int) $zone['id'];
            }
        }
        return null;
    }
}
