<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\BootstrapState;
use WooCommerceStore\Bootstrap\Marker;
use WooCommerceStore\Bootstrap\Upgrade;
use WooCommerceStore\Bootstrap\UpgradeStep;

/** A state in memory, which writes down what was asked of it. */
final class FakeState implements BootstrapState
{
    /** @var list<string> */
    public array $calls = [];

    /** What is in the shop's tables. */
    public string $data = 'of before';

    public ?Upgrade $upgrade = null;

    public function __construct(public ?Marker $marker = null)
    {
    }

    public function marker(): ?Marker
    {
        return $this->marker;
    }

    public function beginCore(): void
    {
        $this->calls[] = 'begin core';
    }

    public function endCore(): void
    {
        $this->calls[] = 'end core';
    }

    public function clearStaleInstallation(): void
    {
        $this->calls[] = 'clear';
    }

    public function complete(Marker $marker): void
    {
        $this->calls[] = 'complete';
        $this->marker = $marker;
        if ($this->upgrade !== null) {
            $this->upgrade = new Upgrade(UpgradeStep::Verified);
        }
    }

    public function upgrade(): ?Upgrade
    {
        return $this->upgrade;
    }

    public function noteUpgrade(?Upgrade $upgrade): void
    {
        $this->upgrade = $upgrade;
    }
}
