<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** An archive of translations. It has no version, so that its checksum says whether it is the one that is there. */
final class LanguagePack
{
    private const FOLDERS = ['core' => 'languages', 'plugin' => 'languages/plugins', 'theme' => 'languages/themes'];

    /** @param string $folder where in wp-content its files go */
    private function __construct(
        public readonly string $id,
        public readonly string $folder,
        public readonly Source $source,
    ) {
    }

    public static function read(BlueprintReader $read): self
    {
        $kind = $read->text('kind', '/^(core|plugin|theme)$/', 'core, plugin or theme');
        $slug = $kind === 'core'
            ? $read->optionalText('slug', SourceReader::SLUG, 'empty')
            : $read->text('slug', SourceReader::SLUG, "the name of the {$kind}");
        $of = $kind === 'core' ? 'WordPress' : "the {$kind} {$slug}";
        $source = SourceReader::read($read, "the language pack of {$of}");
        if ($source->url === '') {
            throw $read->invalid('url', 'the address of a zip archive');
        }
        return new self("{$kind}/{$slug}@{$source->url}", self::FOLDERS[$kind], $source);
    }
}
