<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Reads environment variables and says in a sentence what is wrong with one. */
final class SettingsReader
{
    /** @param array<string, string> $environment */
    public function __construct(private readonly array $environment)
    {
    }

    public function matching(string $name, string $pattern, string $expected): string
    {
        $value = $this->environment[$name] ?? '';
        if ($value === '') {
            throw $this->invalid("{$name} is missing: it should be {$expected}.");
        }
        if (!preg_match($pattern . 'D', $value)) {
            throw $this->invalid("{$name} is '{$value}': it should be {$expected}.");
        }
        return $value;
    }

    public function optional(string $name, string $pattern, string $expected): string
    {
        return ($this->environment[$name] ?? '') === '' ? '' : $this->matching($name, $pattern, $expected);
    }

    public function email(string $name): string
    {
        $value = $this->environment[$name] ?? '';
        if (filter_var($value, FILTER_VALIDATE_EMAIL) === false) {
            throw $this->invalid("{$name} is '{$value}': it should be an e-mail address.");
        }
        return $value;
    }

    public function boolean(string $name): bool
    {
        return $this->matching($name, '/^(true|false)$/', 'true or false') === 'true';
    }

    public function seconds(string $name): int
    {
        return (int) $this->matching($name, '/^[1-9][0-9]{0,4}$/', 'a number of seconds');
    }

    private function invalid(string $message): BootstrapFailure
    {
        return new BootstrapFailure(FailureReason::InvalidSettings, $message);
    }
}
