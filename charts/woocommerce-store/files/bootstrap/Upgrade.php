<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** An upgrade that has begun and is not cleared up yet. */
final class Upgrade
{
    public function __construct(public readonly UpgradeStep $step, public readonly ?BootstrapFailure $failure = null)
    {
    }

    public static function fromJson(string $json): ?self
    {
        $data = json_decode($json, true);
        $step = UpgradeStep::tryFrom((string) ($data['step'] ?? ''));
        if ($step === null) {
            return null;
        }
        $reason = FailureReason::tryFrom((string) ($data['reason'] ?? ''));
        return new self($step, $reason === null ? null : new BootstrapFailure($reason, (string) ($data['message'] ?? '')));
    }

    public function toJson(): string
    {
        return json_encode([
            'step' => $this->step->value,
            'reason' => $this->failure?->reason->value,
            'message' => $this->failure?->getMessage(),
        ], JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE);
    }
}
