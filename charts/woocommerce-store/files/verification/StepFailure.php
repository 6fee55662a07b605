<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** A step that did not go as it has to: a sentence for people, and the answer that showed it. */
final class StepFailure extends \RuntimeException
{
    public function __construct(
        public readonly Step $step,
        string $message,
        public readonly ?Answer $answer = null,
    ) {
        parent::__construct($message);
    }
}
