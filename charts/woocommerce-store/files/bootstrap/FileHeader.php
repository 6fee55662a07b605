<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The lines such as `Version: 11.0.1` at the top of a plugin's or theme's main file. */
final class FileHeader
{
    /** WordPress looks no further either. */
    private const BYTES_READ = 8192;

    private function __construct(private readonly string $text)
    {
    }

    public static function of(string $path): self
    {
        $text = is_file($path) ? (string) file_get_contents($path, false, null, 0, self::BYTES_READ) : '';
        return new self(str_replace("\r", "\n", $text));
    }

    /** The header's value, or an empty string. */
    public function get(string $name): string
    {
        $pattern = '/^[ \t\/*#@]*' . preg_quote($name, '/') . ':(.*)$/mi';
        if (!preg_match($pattern, $this->text, $match)) {
            return '';
        }
        return trim((string) preg_replace('/\s*(?:\*\/|\?>).*/', '', $match[1]));
    }

    public function version(): string
    {
        return $this->get('Version');
    }
}
