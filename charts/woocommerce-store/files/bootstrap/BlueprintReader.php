<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Reads one object of the blueprint, and says in a sentence which of its keys is wrong. */
final class BlueprintReader
{
    /**
     * @param string $path where in the chart's values the object is
     * @param array<array-key, mixed> $values
     */
    private function __construct(public readonly string $path, private readonly array $values)
    {
    }

    /** @param list<string> $keys those that the object may have */
    public static function of(string $path, mixed $values, array $keys): self
    {
        if (!is_array($values) || ($values !== [] && array_is_list($values))) {
            throw self::failure("{$path} should be an object.");
        }
        foreach (array_keys($values) as $key) {
            if (!in_array($key, $keys, true)) {
                throw self::failure("{$path}.{$key} is not known: known are " . implode(', ', $keys) . '.');
            }
        }
        return new self($path, $values);
    }

    /** @param list<string> $keys */
    public function object(string $key, array $keys): self
    {
        return self::of("{$this->path}.{$key}", $this->values[$key] ?? [], $keys);
    }

    /**
     * The objects of a list.
     *
     * @param list<string> $keys
     * @return list<self>
     */
    public function objects(string $key, array $keys): array
    {
        $objects = [];
        foreach ($this->list($key) as $index => $values) {
            $objects[] = self::of("{$this->path}.{$key}[{$index}]", $values, $keys);
        }
        return $objects;
    }

    /** @return list<string> */
    public function texts(string $key, string $pattern, string $expected): array
    {
        $texts = [];
        foreach ($this->list($key) as $index => $text) {
            if (!is_string($text) || !preg_match($pattern . 'D', $text)) {
                throw self::failure("{$this->path}.{$key}[{$index}] should be {$expected}.");
            }
            $texts[] = $text;
        }
        return $texts;
    }

    public function text(string $key, string $pattern, string $expected): string
    {
        $value = $this->values[$key] ?? null;
        if (!is_string($value) || !preg_match($pattern . 'D', $value)) {
            throw $this->invalid($key, $expected);
        }
        return $value;
    }

    public function optionalText(string $key, string $pattern, string $expected): string
    {
        return in_array($this->values[$key] ?? '', ['', null], true) ? '' : $this->text($key, $pattern, $expected);
    }

    /** A number such as 19 or "19.90", as a text that no rounding has touched. */
    public function decimal(string $key, ?string $default = null): string
    {
        $value = $this->values[$key] ?? $default;
        $text = is_int($value) || is_float($value) || is_string($value) ? (string) $value : '';
        if ($text === '' && $default !== null) {
            return $default;
        }
        if (!preg_match('/^\d{1,9}(\.\d{1,4})?$/D', $text)) {
            throw $this->invalid($key, 'a number such as 19 or 4.90');
        }
        return $text;
    }

    public function count(string $key): ?int
    {
        $value = $this->values[$key] ?? null;
        if ($value !== null && (!is_int($value) || $value < 0)) {
            throw $this->invalid($key, 'a whole number that is not negative');
        }
        return $value;
    }

    public function boolean(string $key, bool $default): bool
    {
        $value = $this->values[$key] ?? $default;
        if (!is_bool($value)) {
            throw $this->invalid($key, 'true or false');
        }
        return $value;
    }

    public function invalid(string $key, string $expected): BootstrapFailure
    {
        return self::failure("{$this->path}.{$key} should be {$expected}.");
    }

    /** @return list<mixed> */
    private function list(string $key): array
    {
        $values = $this->values[$key] ?? [];
        if (!is_array($values) || !array_is_list($values)) {
            throw $this->invalid($key, 'a list');
        }
        return $values;
    }

    private static function failure(string $message): BootstrapFailure
    {
        return new BootstrapFailure(FailureReason::InvalidSettings, $message);
    }
}
