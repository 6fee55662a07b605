<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** How a phase's process ended. */
final class PhaseResult
{
    /** @param ?string $answer what the phase said about itself, or null when it did not get that far */
    public function __construct(
        public readonly ?string $answer,
        public readonly int $exitCode,
        public readonly string $output,
    ) {
    }
}
