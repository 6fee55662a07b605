<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What Kubernetes shows as the reason why the container ended: one line, `<outcome>/<reason>: <sentence>`. */
final class TerminationMessage
{
    /** Kubernetes keeps 4096 bytes. Fewer are enough, and leave room for what shows them. */
    private const MAXIMUM_BYTES = 2000;

    public function __construct(
        private readonly Redactor $redactor,
        private readonly string $path = '/dev/termination-log',
    ) {
    }

    public function format(Outcome $outcome, BootstrapFailure $failure): string
    {
        $text = $this->redactor->redact($failure->getMessage());
        $text = $this->scrub($text);
        $text = trim((string) preg_replace('/[\s\p{Cc}]+/u', ' ', $text));
        return $this->cut("{$outcome->value}/{$failure->reason->value}: {$text}");
    }

    public function write(Outcome $outcome, BootstrapFailure $failure): void
    {
        // Only Kubernetes makes this file; elsewhere there is nobody to tell.
        if (is_writable($this->path)) {
            file_put_contents($this->path, $this->format($outcome, $failure));
        }
    }

    private function cut(string $message): string
    {
        if (strlen($message) <= self::MAXIMUM_BYTES) {
            return $message;
        }
        return $this->scrub(substr($message, 0, self::MAXIMUM_BYTES - strlen('…'))) . '…';
    }

    /** Without what isn't UTF-8, a character cut in half among it. Needs no extension of PHP. */
    private function scrub(string $text): string
    {
        return (string) json_decode((string) json_encode($text, JSON_INVALID_UTF8_IGNORE));
    }
}
