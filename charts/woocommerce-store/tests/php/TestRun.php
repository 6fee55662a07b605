<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

/** Counts what passed, failed and was left out. */
final class TestRun
{
    private static ?self $current = null;

    private int $passed = 0;
    private int $failed = 0;
    private int $skipped = 0;

    public static function current(): self
    {
        return self::$current ??= new self();
    }

    public function test(string $name, callable $body): void
    {
        try {
            $body();
            $this->passed++;
            echo "ok   {$name}", PHP_EOL;
        } catch (\Throwable $error) {
            $this->failed++;
            echo "FAIL {$name}", PHP_EOL, '     ', get_class($error), ': ', $error->getMessage(), PHP_EOL;
            echo '     ', $error->getFile(), ':', $error->getLine(), PHP_EOL;
        }
    }

    public function skip(string $name, string $why): void
    {
        $this->skipped++;
        echo "skip {$name}: {$why}", PHP_EOL;
    }

    public function finish(): int
    {
        $skipped = $this->skipped === 0 ? '' : ", {$this->skipped} skipped";
        echo "{$this->passed} passed, {$this->failed} failed{$skipped}", PHP_EOL;
        return $this->failed === 0 ? 0 : 1;
    }
}
