<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What a phase knows about the store and about earlier runs. */
final class PhaseContext
{
    /**
     * @param array<string, string> $applied the owner's settings as the last finished run applied them
     * @param array<string, string> $parts the blueprint's parts that this run is to have applied in the end
     * @param array<string, string> $appliedParts those that the last finished run applied
     */
    private function __construct(
        public readonly string $phase,
        public readonly StoreSettings $settings,
        public readonly Secrets $secrets,
        public readonly bool $isFirstRun,
        private readonly array $applied,
        private readonly array $parts,
        private readonly array $appliedParts,
    ) {
    }

    /** @param array<string, string> $environment */
    public static function fromEnvironment(string $phase, array $environment): self
    {
        return new self(
            $phase,
            StoreSettings::fromEnvironment($environment),
            new Secrets($environment),
            ($environment['STORE_FIRST_RUN'] ?? '') !== 'false',
            self::strings($environment, 'STORE_APPLIED_SETTINGS'),
            self::strings($environment, 'STORE_BLUEPRINT_PARTS'),
            self::strings($environment, 'STORE_APPLIED_BLUEPRINT_PARTS'),
        );
    }

    /**
     * Those of the owner's settings that the chart has changed since the last finished run: all of them at first.
     *
     * @return array<string, string>
     */
    public function changedSettings(): array
    {
        return array_diff_assoc($this->settings->ownerSettings(), $this->applied);
    }

    /** Whether the chart has changed this part of the blueprint since the last finished run. */
    public function isPartChanged(string $part): bool
    {
        return isset($this->parts[$part]) && $this->parts[$part] !== ($this->appliedParts[$part] ?? null);
    }

    public function blueprint(): Blueprint
    {
        return Blueprint::fromFile($this->settings->blueprint);
    }

    /** Makes WordPress believe that it was asked for the shop's address, then says where to load it from. */
    public function wordPressLoader(): string
    {
        $url = (array) parse_url($this->settings->url);
        $_SERVER['HTTP_HOST'] = $url['host'] . (isset($url['port']) ? ":{$url['port']}" : '');
        $_SERVER['SERVER_NAME'] = $url['host'];
        $_SERVER['REQUEST_URI'] = '/';
        $_SERVER['REQUEST_METHOD'] = 'GET';
        $_SERVER['HTTP_X_FORWARDED_PROTO'] = $url['scheme'];
        return '/usr/src/wordpress/wp-load.php';
    }

    /**
     * @param array<string, string> $environment
     * @return array<string, string>
     */
    private static function strings(array $environment, string $name): array
    {
        return array_map(strval(...), (array) json_decode($environment[$name] ?? '{}', true));
    }
}
