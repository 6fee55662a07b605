<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** What the chart says about the store and the test. */
final class Settings
{
    private function __construct(
        public readonly string $scheme,
        public readonly string $host,
        public readonly int $port,
        public readonly string $level,
        public readonly string $address,
        public readonly bool $insecure,
        public readonly int $timeout,
        public readonly string $key,
    ) {
    }

    /** @param array<string, string> $environment */
    public static function fromEnvironment(array $environment): self
    {
        $read = static fn (string $name): string => $environment["STORE_{$name}"] ?? '';
        $url = parse_url($read('URL'));
        $scheme = is_array($url) ? strtolower($url['scheme'] ?? '') : '';
        if (!in_array($scheme, ['http', 'https'], true) || ($url['host'] ?? '') === '') {
            throw self::invalid("STORE_URL is '{$read('URL')}': it should be the shop's http or https address.");
        }
        if (!in_array($read('VERIFICATION_LEVEL'), ['storefront', 'checkout'], true)) {
            throw self::invalid("STORE_VERIFICATION_LEVEL is '{$read('VERIFICATION_LEVEL')}': it should be storefront or checkout.");
        }
        if (!preg_match('/^([^\s:\/]+|\[[0-9a-f:]+\]):[0-9]{1,5}$/iD', $read('VERIFICATION_ADDRESS')) && $read('VERIFICATION_ADDRESS') !== '') {
            throw self::invalid("STORE_VERIFICATION_ADDRESS is '{$read('VERIFICATION_ADDRESS')}': it should be a host and a port, or empty.");
        }
        $timeout = $read('VERIFICATION_TIMEOUT');
        if (!preg_match('/^[1-9][0-9]{0,3}$/D', $timeout)) {
            throw self::invalid("STORE_VERIFICATION_TIMEOUT is '{$timeout}': it should be a number of seconds.");
        }
        return new self(
            $scheme,
            strtolower($url['host']),
            $url['port'] ?? ($scheme === 'https' ? 443 : 80),
            $read('VERIFICATION_LEVEL'),
            $read('VERIFICATION_ADDRESS'),
            $read('VERIFICATION_INSECURE') === 'true',
            (int) $timeout,
            self::readKey($read('VERIFICATION_KEY_FILE')),
        );
    }

    /** Host and port as a browser would send them. */
    public function hostHeader(): string
    {
        $usual = $this->scheme === 'https' ? 443 : 80;
        return $this->port === $usual ? $this->host : "{$this->host}:{$this->port}";
    }

    private static function readKey(string $file): string
    {
        $key = is_readable($file) ? rtrim((string) file_get_contents($file), "\r\n") : '';
        if ($key === '') {
            throw self::invalid("The verification key can't be read: has the store's Secret the key verification-key?");
        }
        return $key;
    }

    private static function invalid(string $message): StepFailure
    {
        return new StepFailure(Step::Home, $message);
    }
}
