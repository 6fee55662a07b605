<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What a finished set-up has made. */
final class Marker
{
    /** Raised when a store that is set up has to go through all phases again. */
    public const REVISION = 1;

    /** @param array<string, string> $ownerSettings */
    public function __construct(
        public readonly int $revision,
        public readonly string $wordPress,
        public readonly string $wooCommerce,
        public readonly array $ownerSettings,
    ) {
    }

    public static function fromJson(string $json): ?self
    {
        $data = json_decode($json, true);
        if (!is_array($data) || !is_int($data['revision'] ?? null) || !is_array($data['ownerSettings'] ?? null)) {
            return null;
        }
        return new self(
            $data['revision'],
            (string) ($data['wordPress'] ?? ''),
            (string) ($data['wooCommerce'] ?? ''),
            array_map(strval(...), $data['ownerSettings']),
        );
    }

    public function toJson(): string
    {
        return json_encode(get_object_vars($this), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    public function equals(self $other): bool
    {
        return $this->toJson() === $other->toJson();
    }
}
