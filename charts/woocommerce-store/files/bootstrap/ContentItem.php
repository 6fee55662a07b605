<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A plugin or theme that the store is to have, in one version. */
final class ContentItem
{
    public const WOOCOMMERCE = 'woocommerce';

    public function __construct(
        public readonly ContentKind $kind,
        public readonly string $slug,
        public readonly string $version,
        public readonly Source $source,
    ) {
    }

    public static function wooCommerce(string $version, string $url, string $sha256): self
    {
        $source = new Source('WooCommerce', 'woocommerce', $url, $sha256, 'WooCommerce');
        return new self(ContentKind::Plugin, self::WOOCOMMERCE, $version, $source);
    }

    /** The item's folder within wp-content, which is also its name in lists. */
    public function place(): string
    {
        return "{$this->kind->value}/{$this->slug}";
    }

    /** The version that a folder of this item has, or an empty string when there is no whole one. */
    public function versionIn(string $folder): string
    {
        return $this->headerIn($folder)->version();
    }

    public function headerIn(string $folder): FileHeader
    {
        return FileHeader::of($folder . '/' . $this->mainFileIn($folder));
    }

    /** The file that WordPress takes for the item's own. A plugin need not call it as it calls its folder. */
    public function mainFileIn(string $folder): string
    {
        if ($this->kind === ContentKind::Theme) {
            return 'style.css';
        }
        $usual = "{$folder}/{$this->slug}.php";
        foreach ([$usual, ...glob("{$folder}/*.php") ?: []] as $file) {
            if (FileHeader::of($file)->get('Plugin Name') !== '') {
                return basename($file);
            }
        }
        return basename($usual);
    }
}
