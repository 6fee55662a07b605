<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** Proves to the store who asks, and to us that it is the store who answers. The key itself is never sent. */
final class Signature
{
    /** Long enough for clocks that differ, short enough to be worth nothing in a log. */
    private const SECONDS = 600;

    public readonly string $run;

    public function __construct(private readonly string $key, ?string $run = null)
    {
        $this->run = $run ?? bin2hex(random_bytes(8));
    }

    public function header(string $purpose): string
    {
        $claim = "{$purpose}.{$this->run}." . (time() + self::SECONDS);
        return "Store-Verification: {$claim}." . hash_hmac('sha256', $claim, $this->key);
    }

    public function isAnsweredBy(Answer $answer): bool
    {
        return hash_equals(hash_hmac('sha256', "answer.{$this->run}", $this->key), $answer->header('store-verification'));
    }
}
