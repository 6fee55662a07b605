<?php

/**
 * Plugin Name: Store verification: signed requests
 * Description: Tells the chart's own programs from everybody else.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

/**
 * A request that one of the chart's programs signed: `Store-Verification: <purpose>.<run>.<expires>.<signature>`. The
 * key itself is never sent, so that whoever answers in the store's place, or keeps logs in between, learns nothing.
 */
final class SignedRequest
{
    private function __construct(
        public readonly string $purpose,
        public readonly string $run,
        private readonly string $key,
    ) {
    }

    /** Without a key file, or with an empty one, no request is a signed one. */
    public static function parse(string $header, string $keyFile, int $now): ?self
    {
        if (!preg_match('/^(visit|manage|buy|cron)\.([0-9a-f]{16})\.([0-9]{1,12})\.([0-9a-f]{64})$/D', $header, $parts)) {
            return null;
        }
        [, $purpose, $run, $expires, $signature] = $parts;
        $key = is_readable($keyFile) ? rtrim((string) file_get_contents($keyFile), "\r\n") : '';
        if ($key === '' || (int) $expires < $now) {
            return null;
        }
        return hash_equals(hash_hmac('sha256', "{$purpose}.{$run}.{$expires}", $key), $signature)
            ? new self($purpose, $run, $key)
            : null;
    }

    /** What only a store with the same key can answer. */
    public function proof(): string
    {
        return hash_hmac('sha256', "answer.{$this->run}", $this->key);
    }
}
