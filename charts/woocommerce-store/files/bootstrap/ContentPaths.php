<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Where themes and plugins come from and go to. */
final class ContentPaths
{
    /**
     * @param string $wordPress WordPress as the image has it
     * @param string $image its wp-content, with what the image brings
     * @param string $volume the store's wp-content
     */
    public function __construct(
        public readonly string $wordPress = '/usr/src/wordpress',
        public readonly string $image = '/usr/src/wordpress/wp-content',
        public readonly string $volume = '/mnt/wp-content',
    ) {
    }

    /** For what runs with the volume at its own place, where it hides what the image brings. */
    public static function mounted(): self
    {
        return new self(volume: '/usr/src/wordpress/wp-content');
    }

    /** A folder on the volume for what isn't whole yet, so that putting it in place is one rename. */
    public function work(): string
    {
        return $this->volume . '/.store-work';
    }

    public function wordPressVersion(): string
    {
        $text = (string) @file_get_contents($this->wordPress . '/wp-includes/version.php');
        return preg_match('/^\$wp_version\s*=\s*[\'"]([^\'"]+)/m', $text, $match) ? $match[1] : '';
    }
}
