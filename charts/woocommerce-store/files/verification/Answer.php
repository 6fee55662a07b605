<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** What the route answered. */
final class Answer
{
    /** @param array<string, string> $headers by lower-case name */
    public function __construct(
        public readonly int $status,
        private readonly array $headers,
        public readonly string $body,
    ) {
    }

    public function header(string $name): string
    {
        return $this->headers[$name] ?? '';
    }

    /** @return array<mixed>|null */
    public function json(): ?array
    {
        // A plugin that prints a warning or a byte order mark breaks the checkout in browsers just the same.
        $value = json_decode($this->body, true);
        return is_array($value) ? $value : null;
    }

    /** The store's own words for what it refused, or for what broke. */
    public function complaint(): string
    {
        $json = $this->json();
        $error = $json['data']['error']['message'] ?? null;
        if (is_string($error)) {
            return strtok($error, "\n");
        }
        if (!is_string($json['message'] ?? null)) {
            return '';
        }
        $code = is_string($json['code'] ?? null) ? " ({$json['code']})" : '';
        return html_entity_decode((string) preg_replace('/<[^>]*>/', ' ', $json['message']), ENT_QUOTES | ENT_HTML5) . $code;
    }
}
