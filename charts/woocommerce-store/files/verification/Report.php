<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** The outcome, as the engine reads it: one line of JSON. */
final class Report
{
    /** Kubernetes keeps 4096 bytes. */
    private const MAXIMUM_BYTES = 3900;
    private const MAXIMUM_ANSWER = 1000;
    private const MAXIMUM_MESSAGE = 500;

    private ?StepFailure $failure = null;
    private string $rung = 'storefront';
    private bool $isComplete = false;

    /** @var array<string, int> */
    private array $milliseconds = [];

    public function __construct(private readonly string $level)
    {
    }

    /**
     * Does a part of the test and notes how long it took.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public function time(string $name, callable $work): mixed
    {
        $started = hrtime(true);
        try {
            return $work();
        } finally {
            $this->milliseconds[$name] = intdiv(hrtime(true) - $started, 1_000_000);
        }
    }

    public function pass(string $rung): void
    {
        $this->rung = $rung;
        $this->isComplete = $rung === $this->level;
    }

    /** The first failure counts: others follow from it. */
    public function fail(StepFailure $failure): void
    {
        $this->failure ??= $failure;
    }

    public function hasPassed(): bool
    {
        return $this->failure === null && $this->isComplete;
    }

    public function toJson(): string
    {
        for ($maximum = self::MAXIMUM_ANSWER; ; $maximum -= 100) {
            $json = json_encode(
                $this->fields($maximum),
                JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR,
            );
            if (strlen($json) <= self::MAXIMUM_BYTES || $maximum <= 0) {
                return $json;
            }
        }
    }

    /** @return array<string, mixed> */
    private function fields(int $maximumAnswer): array
    {
        $failure = $this->failure;
        $answer = $failure?->answer;
        $fields = [
            'level' => $this->level,
            'passed' => $this->hasPassed(),
            'rung' => $failure?->step->rung() ?? $this->rung,
            'step' => $failure?->step->value,
            'statusCode' => $answer?->status,
            'message' => $failure === null ? $this->success() : Excerpt::of($failure->getMessage(), self::MAXIMUM_MESSAGE),
            'answer' => $answer === null ? null : Excerpt::of($answer->body, $maximumAnswer),
            'durationsMs' => (object) $this->milliseconds,
        ];
        return array_filter($fields, static fn (mixed $value): bool => $value !== null);
    }

    private function success(): string
    {
        return $this->rung === 'checkout'
            ? 'A test order was placed over the store\'s own address and removed again.'
            : 'The home page and the shop page answer at the store\'s own address.';
    }
}
