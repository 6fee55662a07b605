<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A failure that has a reason of the closed list and a sentence for people. */
final class BootstrapFailure extends \RuntimeException
{
    public function __construct(
        public readonly FailureReason $reason,
        string $message,
        ?\Throwable $previous = null,
    ) {
        parent::__construct($message, 0, $previous);
    }
}
