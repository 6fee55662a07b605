<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** How the set-up ended when not all went well. */
enum Outcome: string
{
    /** There is no shop that sells. */
    case BootstrapFailed = 'BootstrapFailed';
    /** The shop sells, with what it had before. */
    case UpgradeFailed = 'UpgradeFailed';
}
