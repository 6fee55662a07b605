<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Runs one phase to its end. */
interface PhaseProcess
{
    /** @param array<string, string> $input variables for the phase */
    public function run(Phase $phase, array $input): PhaseResult;
}
