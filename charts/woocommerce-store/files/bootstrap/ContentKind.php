<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What has a folder and a version of its own in wp-content. The value is the folder's place. */
enum ContentKind: string
{
    case Plugin = 'plugins';
    case Theme = 'themes';

    public function noun(): string
    {
        return match ($this) {
            self::Plugin => 'plugin',
            self::Theme => 'theme',
        };
    }
}
