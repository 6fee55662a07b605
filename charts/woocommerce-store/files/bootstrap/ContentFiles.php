<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The files of a plugin or theme: from the volume, else from the image, else from the configured address. */
final class ContentFiles
{
    public function __construct(
        private readonly ContentPaths $paths,
        private readonly ContentVolume $volume,
        private readonly Download $download,
        private readonly Folder $folder,
        private readonly float $downloadTimeout,
        private readonly Log $log,
    ) {
    }

    /** Has the wanted version on the volume, in place or waiting for its turn. */
    public function bring(ContentItem $item): void
    {
        $present = $item->versionIn($this->volume->current($item));
        $waiting = $item->versionIn($this->volume->next($item));
        if ($present === $item->version || $waiting === $item->version) {
            $this->log->line("{$this->name($item)} {$item->version} is on the volume");
            $folder = $present === $item->version ? $this->volume->current($item) : $this->volume->next($item);
            $this->checkRequirements($item, $folder);
            return;
        }
        if ($present !== '' && version_compare($present, $item->version, '>')) {
            throw $item->source->failure(
                ContentFault::Downgrade,
                "the store has {$item->source->what} {$present} and can't go back to {$item->version}: its database would not fit. Set {$item->source->setting}.version to {$present} or later.",
            );
        }
        $this->bringNew($item);
    }

    private function bringNew(ContentItem $item): void
    {
        $image = "{$this->paths->image}/{$item->place()}";
        $baked = $item->versionIn($image);
        if ($baked === $item->version) {
            // A link into the image would save a second, while the database takes longer to start anyway. But a later
            // image would take the version away that an upgrade which fails has to go back to.
            $this->log->line("Copying {$item->source->what} {$item->version} from the image");
            $this->checkRequirements($item, $image);
            $this->folder->copyIntoPlace($image, $this->volume->next($item));
            return;
        }
        if ($item->source->url !== '') {
            $this->bringFromAddress($item);
            return;
        }
        throw $baked === ''
            ? $item->source->failure(
                ContentFault::Unavailable,
                "the image has no {$item->source->what} and {$this->urlSetting($item)} is empty: give an address, or an image that has it.",
            )
            : $item->source->failure(
                ContentFault::VersionMismatch,
                "the image has {$item->source->what} {$baked}, {$item->source->setting}.version is {$item->version} and {$this->urlSetting($item)} is empty.",
            );
    }

    private function bringFromAddress(ContentItem $item): void
    {
        $this->log->line("Downloading {$item->source->what} {$item->version}");
        $archive = "{$this->paths->work()}/{$item->slug}.zip";
        $this->download->fetch($item->source, $archive, Deadline::in($this->downloadTimeout));

        $this->log->line('Checksum is right, unpacking');
        $unpacked = "{$this->paths->work()}/unpacked-{$item->slug}";
        (new Archive($archive, $item->source))->unpackFolder($item->slug, $unpacked);
        unlink($archive);

        $folder = "{$unpacked}/{$item->slug}";
        $brought = $item->versionIn($folder);
        if ($brought !== $item->version) {
            $found = $brought === '' ? "no {$item->source->what}" : "{$item->source->what} {$brought}";
            throw $item->source->failure(
                ContentFault::VersionMismatch,
                "the archive has {$found} in it and {$item->source->setting}.version is {$item->version}.",
            );
        }
        $this->checkRequirements($item, $folder);
        $this->folder->putIntoPlace($folder, $this->volume->next($item));
    }

    private function checkRequirements(ContentItem $item, string $folder): void
    {
        $header = $item->headerIn($folder);
        $needs = [
            'PHP' => [$header->get('Requires PHP'), PHP_VERSION],
            'WordPress' => [$header->get('Requires at least'), $this->paths->wordPressVersion()],
        ];
        foreach ($needs as $what => [$needed, $present]) {
            if ($needed !== '' && version_compare($present, $needed, '<')) {
                throw $item->source->failure(
                    ContentFault::Incompatible,
                    "{$item->source->what} {$item->version} needs {$what} {$needed} or later, and the image has {$present}.",
                );
            }
        }
    }

    private function name(ContentItem $item): string
    {
        return ucfirst($item->source->what);
    }

    private function urlSetting(ContentItem $item): string
    {
        return $item->slug === ContentItem::WOOCOMMERCE ? 'woocommerce.source.url' : "{$item->source->setting}.url";
    }
}
