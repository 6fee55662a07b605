<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Reads where something of the blueprint comes from. */
final class SourceReader
{
    public const SLUG = '/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/';

    public static function read(BlueprintReader $read, string $what): Source
    {
        $url = $read->optionalText('url', '~^https?://[^\s]+$~', 'an http or https address');
        $sha256 = strtolower($read->optionalText('sha256', '/^[0-9A-Fa-f]{64}$/', '64 hexadecimal digits'));
        if ($url !== '' && $sha256 === '') {
            throw $read->invalid('sha256', "set: an archive is only installed when its checksum is known, and {$what} comes from an address");
        }
        return new Source($what, $read->path, $url, $sha256);
    }

    public static function item(BlueprintReader $read, ContentKind $kind): ContentItem
    {
        $slug = $read->text('slug', self::SLUG, 'the name of a folder, such as redis-cache');
        if ($kind === ContentKind::Plugin && $slug === ContentItem::WOOCOMMERCE) {
            throw $read->invalid('slug', "another plugin's: the version of WooCommerce is woocommerce.version");
        }
        $version = $read->text('version', '/^[0-9][0-9A-Za-z.+-]{0,39}$/', 'a version such as 2.6.3');
        return new ContentItem($kind, $slug, $version, self::read($read, "the {$kind->noun()} {$slug}"));
    }
}
