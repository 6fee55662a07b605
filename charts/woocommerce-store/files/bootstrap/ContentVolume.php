<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/**
 * Plugins and themes on the volume, in up to three versions: the one that is in place, one that waits for its turn, and
 * one that is kept until an upgrade has proved itself. A folder at any of these places is always a whole one.
 */
final class ContentVolume
{
    private const NEXT = '.store-next';
    private const PREVIOUS = '.store-previous';

    public function __construct(private readonly ContentPaths $paths, private readonly Folder $folder)
    {
    }

    public function current(ContentItem $item): string
    {
        return $this->path('', $item->place());
    }

    public function next(ContentItem $item): string
    {
        return $this->path(self::NEXT, $item->place());
    }

    /** The version that is in place once what waits is in place too, or an empty string. */
    public function comingVersion(ContentItem $item): string
    {
        $waiting = $item->versionIn($this->next($item));
        return $waiting === '' ? $item->versionIn($this->current($item)) : $waiting;
    }

    /** Whether WordPress can speak this language. */
    public function hasLocale(string $locale): bool
    {
        $file = "{$this->paths->volume}/languages/{$locale}";
        return $locale === '' || is_file("{$file}.mo") || is_file("{$file}.l10n.php");
    }

    /** A run that was killed between two renames leaves a place empty. */
    public function repair(): void
    {
        foreach ($this->places(self::PREVIOUS) as $place) {
            if (!is_dir($this->path('', $place))) {
                $this->folder->putIntoPlace($this->path(self::PREVIOUS, $place), $this->path('', $place));
            }
        }
    }

    /** Puts what waits in place for a store that has never been whole, WooCommerce last: with it, everything is there. */
    public function install(): void
    {
        $places = $this->places(self::NEXT);
        $last = 'plugins/' . ContentItem::WOOCOMMERCE;
        usort($places, static fn (string $a, string $b): int => [$a === $last, $a] <=> [$b === $last, $b]);
        foreach ($places as $place) {
            $this->folder->putIntoPlace($this->path(self::NEXT, $place), $this->path('', $place));
        }
        $this->forgetNext();
    }

    /** Puts what waits in place, and keeps what was there. */
    public function upgrade(): void
    {
        foreach ($this->places(self::NEXT) as $place) {
            $current = $this->path('', $place);
            $previous = $this->path(self::PREVIOUS, $place);
            // A version between that never proved itself is not worth keeping.
            if (is_dir($current) && !is_dir($previous)) {
                $this->folder->putIntoPlace($current, $previous);
            }
            $this->folder->putIntoPlace($this->path(self::NEXT, $place), $current);
        }
        $this->forgetNext();
    }

    /** Puts back what was kept. */
    public function goBack(): void
    {
        foreach ($this->places(self::PREVIOUS) as $place) {
            $this->folder->putIntoPlace($this->path(self::PREVIOUS, $place), $this->path('', $place));
        }
        $this->forgetNext();
    }

    public function forgetNext(): void
    {
        $this->folder->discard("{$this->paths->volume}/" . self::NEXT);
    }

    public function forgetPrevious(): void
    {
        $this->folder->discard("{$this->paths->volume}/" . self::PREVIOUS);
    }

    /**
     * Places that wait and that nobody wants any more are given up.
     *
     * @param list<ContentItem> $wanted
     */
    public function keepOnly(array $wanted): void
    {
        $kept = [];
        foreach ($wanted as $item) {
            if ($item->versionIn($this->next($item)) === $item->version) {
                $kept[] = $item->place();
            }
        }
        foreach (array_diff($this->places(self::NEXT), $kept) as $place) {
            $this->folder->discard($this->path(self::NEXT, $place));
        }
    }

    /** @return list<string> */
    private function places(string $where): array
    {
        $places = [];
        foreach (ContentKind::cases() as $kind) {
            foreach (glob("{$this->paths->volume}/{$where}/{$kind->value}/*", GLOB_ONLYDIR) ?: [] as $folder) {
                $places[] = "{$kind->value}/" . basename($folder);
            }
        }
        return $places;
    }

    private function path(string $where, string $place): string
    {
        return rtrim("{$this->paths->volume}/{$where}", '/') . "/{$place}";
    }
}
