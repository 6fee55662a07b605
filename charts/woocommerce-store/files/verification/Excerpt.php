<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** The beginning of an answer as it may be shown anywhere: text on one line, without markup and without secrets. */
final class Excerpt
{
    /** Signatures, cart tokens and the keys that open an order. */
    private const SECRETS = '/\b[0-9a-f]{64}\b|\beyJ[\w-]+\.[\w-]+\.[\w-]+|\bwc_order_\w+/';

    public static function of(string $text, int $maximumCharacters): string
    {
        // Without what isn't UTF-8, and without needing an extension of PHP for that.
        $text = (string) json_decode((string) json_encode($text, JSON_INVALID_UTF8_SUBSTITUTE));
        if (preg_match('/^\s*<|<body|<html/i', $text)) {
            $text = (string) preg_replace('~<(script|style|svg|noscript)\b.*?</\1\s*>|<!--.*?-->~is', ' ', $text);
            $text = html_entity_decode((string) preg_replace('/<[^>]*>/', ' ', $text), ENT_QUOTES | ENT_HTML5);
        }
        $text = (string) preg_replace(self::SECRETS, '[redacted]', $text);
        // Format characters too: some of them turn the direction of the text around.
        $text = trim((string) preg_replace('/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/u', ' ', $text));
        preg_match('/^.{0,' . $maximumCharacters . '}/us', $text, $match);
        return $match[0] ?? '';
    }
}
