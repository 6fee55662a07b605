<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Lines for the container's log: seconds since the start, then what happens, without secrets. */
final class Log
{
    private readonly int $started;

    /** @param resource $stream */
    public function __construct(private readonly Redactor $redactor, private readonly mixed $stream = STDERR)
    {
        $this->started = hrtime(true);
    }

    public function line(string $message): void
    {
        $seconds = (hrtime(true) - $this->started) / 1e9;
        fwrite($this->stream, sprintf("[%7.2f s] %s\n", $seconds, $this->redactor->redact($message)));
    }
}
