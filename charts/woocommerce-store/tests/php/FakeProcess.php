<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\Phase;
use WooCommerceStore\Bootstrap\PhaseProcess;
use WooCommerceStore\Bootstrap\PhaseResult;

/** Phases that succeed, but for those that were told to end otherwise, once. */
final class FakeProcess implements PhaseProcess
{
    /** @var list<string> */
    public array $ran = [];

    /** @var list<array<string, string>> */
    public array $inputs = [];

    /** @param array<string, PhaseResult|\Throwable> $otherwise by the name of the phase */
    public function __construct(private readonly FakeState $state, private array $otherwise = [])
    {
    }

    public function run(Phase $phase, array $input): PhaseResult
    {
        $this->ran[] = $phase->value;
        $this->inputs[] = $input;
        $this->state->calls[] = $phase->value;
        if ($phase !== Phase::Verify) {
            $this->state->data = "changed by {$phase->value}";
        }
        $result = $this->otherwise[$phase->value] ?? new PhaseResult("{\"phase\":\"{$phase->value}\",\"done\":true}", 0, '');
        unset($this->otherwise[$phase->value]);
        return $result instanceof \Throwable ? throw $result : $result;
    }
}
