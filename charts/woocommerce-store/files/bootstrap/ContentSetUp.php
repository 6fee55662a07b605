<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/**
 * The first container: brings themes, plugins and translations onto the store's volume. Needs no database.
 *
 * A store that is set up already keeps what it has in place: newer versions wait beside it until the second container,
 * which can undo an upgrade, gives them their turn.
 */
final class ContentSetUp
{
    /** WordPress and WooCommerce expect to find or make these. */
    private const FOLDERS = ['plugins', 'themes', 'uploads', 'upgrade', 'languages'];

    /** @param list<ContentItem> $items in the order in which they are brought, WooCommerce last */
    public function __construct(
        private readonly ContentPaths $paths,
        private readonly ContentVolume $volume,
        private readonly Blueprint $blueprint,
        private readonly array $items,
        private readonly ContentFiles $files,
        private readonly LanguageFiles $languages,
        private readonly Folder $folder,
        private readonly Log $log,
    ) {
    }

    /** @return ?BootstrapFailure what could not be brought to a store that goes on selling with what it has */
    public function run(Deadline $deadline): ?BootstrapFailure
    {
        foreach (self::FOLDERS as $name) {
            Folder::make("{$this->paths->volume}/{$name}");
        }
        $lock = VolumeLock::take($this->paths, $deadline);
        try {
            Folder::remove($this->paths->work());
            Folder::make($this->paths->work());
            $this->volume->repair();
            return $this->bring();
        } finally {
            Folder::remove($this->paths->work());
            $lock->release();
        }
    }

    private function bring(): ?BootstrapFailure
    {
        $wooCommerce = $this->items[array_key_last($this->items)];
        $isSetUp = $wooCommerce->versionIn($this->volume->current($wooCommerce)) !== '';
        try {
            $this->volume->keepOnly($this->items);
            $this->bringWhatTheImageHas();
            $this->bringLanguages();
            foreach ($this->items as $item) {
                $this->files->bring($item);
            }
        } catch (BootstrapFailure $failure) {
            // All or nothing: versions that were meant for each other come together or not at all.
            $this->volume->forgetNext();
            if ($isSetUp) {
                return $failure;
            }
            throw $failure;
        }
        if (!$isSetUp) {
            $this->volume->install();
        }
        $this->log->line('Themes and plugins are in place');
        return null;
    }

    private function bringLanguages(): void
    {
        foreach ($this->blueprint->languagePacks as $pack) {
            $this->languages->bring($pack);
        }
        if (!$this->volume->hasLocale($this->blueprint->locale)) {
            throw new BootstrapFailure(
                FailureReason::ContentUnavailable,
                "blueprint.locale is {$this->blueprint->locale}, and none of blueprint.languagePacks brings WordPress itself in that language.",
            );
        }
    }

    /** Themes and plugins that nobody asked for in a certain version come as the image has them. */
    private function bringWhatTheImageHas(): void
    {
        $broughtApart = array_map(static fn (ContentItem $item): string => $item->place(), $this->items);
        foreach (['themes' => 'style.css', 'plugins' => null] as $kind => $mainFile) {
            foreach (glob("{$this->paths->image}/{$kind}/*", GLOB_ONLYDIR) ?: [] as $source) {
                $name = basename($source);
                $target = "{$this->paths->volume}/{$kind}/{$name}";
                if (!in_array("{$kind}/{$name}", $broughtApart, true) && $this->isNewer($source, $target, $mainFile ?? "{$name}.php")) {
                    $this->log->line("Copying {$kind}/{$name} from the image");
                    $this->folder->copyIntoPlace($source, $target);
                }
            }
        }
    }

    private function isNewer(string $source, string $target, string $mainFile): bool
    {
        if (!is_dir($target)) {
            return true;
        }
        $present = FileHeader::of("{$target}/{$mainFile}")->version();
        $offered = FileHeader::of("{$source}/{$mainFile}")->version();
        return $present !== '' && $offered !== '' && version_compare($offered, $present, '>');
    }
}
