<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** A point in time by the monotonic clock, which no clock correction moves. */
final class Deadline
{
    private function __construct(private readonly int $nanoseconds)
    {
    }

    public static function in(float $seconds): self
    {
        return new self(hrtime(true) + (int) ($seconds * 1e9));
    }

    public function remainingSeconds(): float
    {
        return max(0.0, ($this->nanoseconds - hrtime(true)) / 1e9);
    }

    public function isOver(): bool
    {
        return $this->remainingSeconds() === 0.0;
    }
}
