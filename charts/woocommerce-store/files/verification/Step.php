<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** What is tried, in this order. */
enum Step: string
{
    case Home = 'home';
    case Shop = 'shop';
    case Prepare = 'prepare';
    case Product = 'product';
    case Cart = 'cart';
    case Payment = 'payment';
    case PlaceOrder = 'place-order';
    case FindOrder = 'find-order';
    case CleanUp = 'clean-up';

    public function rung(): string
    {
        return match ($this) {
            self::Home, self::Shop => 'storefront',
            default => 'checkout',
        };
    }
}
