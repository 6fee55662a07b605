<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The translations on the volume. They lie among each other in a few folders, so a list says which packs are there. */
final class LanguageFiles
{
    private const LIST = '.store-language-packs.json';
    private const FILES = '/^[A-Za-z0-9_.@-]+\.(mo|po|json|l10n\.php)$/D';

    public function __construct(
        private readonly ContentPaths $paths,
        private readonly Download $download,
        private readonly float $downloadTimeout,
        private readonly Log $log,
    ) {
    }

    public function bring(LanguagePack $pack): void
    {
        $present = $this->present();
        if (($present[$pack->id] ?? '') === $pack->source->sha256) {
            return;
        }
        $this->log->line("Downloading {$pack->source->what}");
        $archive = "{$this->paths->work()}/languages.zip";
        $this->download->fetch($pack->source, $archive, Deadline::in($this->downloadTimeout));
        $unpacked = "{$this->paths->work()}/languages";
        Folder::remove($unpacked);
        (new Archive($archive, $pack->source))->unpack(self::FILES, 'a file of translations', $unpacked);
        unlink($archive);

        $target = "{$this->paths->volume}/{$pack->folder}";
        Folder::make($target);
        foreach (new \FilesystemIterator($unpacked) as $file) {
            Folder::rename($file->getPathname(), "{$target}/{$file->getFilename()}");
        }
        $this->remember([...$present, $pack->id => $pack->source->sha256]);
    }

    /** @return array<string, string> checksums by the packs they were brought for */
    private function present(): array
    {
        $list = json_decode((string) @file_get_contents("{$this->paths->volume}/" . self::LIST), true);
        return is_array($list) ? array_map(strval(...), $list) : [];
    }

    /** @param array<string, string> $packs */
    private function remember(array $packs): void
    {
        $file = "{$this->paths->work()}/list.json";
        file_put_contents($file, json_encode($packs, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES));
        Folder::rename($file, "{$this->paths->volume}/" . self::LIST);
    }
}
