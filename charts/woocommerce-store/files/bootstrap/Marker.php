<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What a finished set-up has made. */
final class Marker
{
    /** Raised when a store that is set up has to go through all phases again. */
    public const REVISION = 1;

    /**
     * @param array<string, string> $ownerSettings
     * @param array<string, string> $blueprint its parts, as Blueprint::parts gives them
     */
    public function __construct(
        public readonly int $revision,
        public readonly string $wordPress,
        public readonly string $wooCommerce,
        public readonly array $ownerSettings,
        public readonly array $blueprint,
    ) {
    }

    /** What a set-up makes of these settings, with what the first container has managed to bring. */
    public static function of(StoreSettings $settings, Blueprint $blueprint, ContentVolume $volume, string $wordPress): self
    {
        $versions = [];
        foreach ($blueprint->items() as $item) {
            $versions[$item->place()] = $volume->comingVersion($item);
        }
        $wooCommerce = $volume->comingVersion($settings->wooCommerce());
        if ($wooCommerce === '') {
            throw new BootstrapFailure(FailureReason::WooCommerceUnavailable, 'There is no WooCommerce on the volume: has the container that brings it run?');
        }
        return new self(
            self::REVISION,
            $wordPress,
            $wooCommerce,
            $settings->ownerSettings(),
            $blueprint->parts(array_filter($versions), $volume->hasLocale($blueprint->locale)),
        );
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
            // Stores of before blueprints have what an empty one says, and keep it.
            array_map(strval(...), $data['blueprint'] ?? Blueprint::fromJson('{}')->parts([], true)),
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

    /** Whether the step from one to the other brings other code, which may change the database in a way of its own. */
    public function isOtherCodeThan(self $other): bool
    {
        return $this->code() !== $other->code();
    }

    /** Whether there are plugins to activate, or a theme, that were not there before. */
    public function isExtensionOf(?self $before): bool
    {
        $added = array_diff_assoc($this->blueprint, $before?->blueprint ?? []);
        foreach (array_keys($added) as $part) {
            if ($part === 'theme' || str_starts_with((string) $part, ContentKind::Plugin->value . '/')) {
                return true;
            }
        }
        return false;
    }

    /** @return array<string, string> */
    private function code(): array
    {
        $isVersion = static fn (string $part): bool => str_starts_with($part, Blueprint::VERSION);
        return [
            'wordPress' => $this->wordPress,
            'wooCommerce' => $this->wooCommerce,
            ...array_filter($this->blueprint, $isVersion, ARRAY_FILTER_USE_KEY),
        ];
    }
}
