<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Takes secrets out of texts, also where they were written in another way than in their file. */
final class Redactor
{
    private const REPLACEMENT = '[redacted]';

    /** Shorter texts would be found in every other word. */
    private const SHORTEST_SECRET = 4;

    /** @var array<string, true> */
    private array $needles = [];

    public function add(string $secret): void
    {
        if (strlen($secret) < self::SHORTEST_SECRET) {
            return;
        }
        $json = substr((string) json_encode($secret, JSON_INVALID_UTF8_SUBSTITUTE), 1, -1);
        $forms = [
            $secret,
            addslashes($secret),
            htmlspecialchars($secret, ENT_QUOTES),
            rawurlencode($secret),
            urlencode($secret),
            base64_encode($secret),
            $json,
        ];
        foreach ($forms as $form) {
            $this->needles[$form] = true;
        }
    }

    public function redact(string $text): string
    {
        $needles = array_map(strval(...), array_keys($this->needles));
        // The longest first: a form that contains another one must not be broken up by it.
        usort($needles, static fn (string $a, string $b): int => strlen($b) <=> strlen($a));
        return str_replace($needles, self::REPLACEMENT, $text);
    }
}
