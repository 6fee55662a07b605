<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/**
 * The steps that WordPress has to be loaded for, in their order. Each is a process of its own, because what one has made
 * (a plugin's activation, a permalink structure) is only seen by the hooks of the next start.
 */
enum Phase: string
{
    case Core = 'core';
    case Activate = 'activate';
    case Extend = 'extend';
    case Configure = 'configure';
    case Verify = 'verify';

    public function script(): string
    {
        return __DIR__ . "/phase-{$this->value}.php";
    }

    /** The reason of a failure that the phase itself could not name. */
    public function failureReason(): FailureReason
    {
        return match ($this) {
            self::Core => FailureReason::CoreFailed,
            self::Activate, self::Extend => FailureReason::ActivationFailed,
            self::Configure => FailureReason::ConfigurationFailed,
            self::Verify => FailureReason::VerificationFailed,
        };
    }
}
