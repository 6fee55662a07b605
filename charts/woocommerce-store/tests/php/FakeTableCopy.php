<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\TableCopy;

/** A copy in memory of what FakeState calls the shop's data. */
final class FakeTableCopy implements TableCopy
{
    public ?string $copy = null;

    /** Whether a customer writes while the upgrade runs. */
    public bool $isWritten = false;

    /** What the next call of a method does instead of its work. */
    public ?\Throwable $otherwise = null;

    public function __construct(private readonly FakeState $state)
    {
    }

    public function make(): void
    {
        $this->state->calls[] = 'copy';
        if ($this->otherwise !== null) {
            [$error, $this->otherwise] = [$this->otherwise, null];
            throw $error;
        }
        $this->copy = $this->state->data;
    }

    public function exists(): bool
    {
        return $this->copy !== null;
    }

    public function restore(): bool
    {
        if ($this->isWritten) {
            return false;
        }
        $this->state->calls[] = 'restore';
        $this->state->data = (string) $this->copy;
        $this->copy = null;
        return true;
    }

    public function drop(): void
    {
        $this->copy = null;
    }
}
