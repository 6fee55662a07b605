<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A zip archive. It is read as something that may be hostile, although its checksum was right. */
final class Archive
{
    private const MAXIMUM_ENTRIES = 50_000;
    private const MAXIMUM_BYTES = 1_073_741_824;

    public function __construct(private readonly string $path, private readonly Source $source)
    {
    }

    /** Unpacks a plugin or theme, which has to lie in a folder of its name. */
    public function unpackFolder(string $name, string $target): void
    {
        $this->unpack('~^' . preg_quote($name, '~') . '/~', "in the folder {$name}/", $target);
    }

    /**
     * Unpacks the archive, whose files all have to be what the pattern allows.
     *
     * @param string $allowed a pattern for names of files
     * @param string $expected the same in words
     */
    public function unpack(string $allowed, string $expected, string $target): void
    {
        $zip = new \ZipArchive();
        if ($zip->open($this->path, \ZipArchive::RDONLY) !== true) {
            throw $this->invalid("it isn't a zip archive");
        }
        try {
            $this->check($zip, $allowed, $expected);
            if (!@$zip->extractTo($target)) {
                throw new BootstrapFailure(
                    FailureReason::VolumeNotWritable,
                    "The archive can't be unpacked to {$target}: is the volume full?",
                );
            }
        } finally {
            $zip->close();
        }
    }

    private function check(\ZipArchive $zip, string $allowed, string $expected): void
    {
        if ($zip->numFiles === 0 || $zip->numFiles > self::MAXIMUM_ENTRIES) {
            throw $this->invalid("it has {$zip->numFiles} files");
        }
        $bytes = 0;
        for ($index = 0; $index < $zip->numFiles; $index++) {
            $entry = $zip->statIndex($index);
            $name = (string) ($entry['name'] ?? '');
            if (!preg_match($allowed, $name) || preg_match('~^/|(^|/)\.\.(/|$)|\\\\|\x00~', $name)) {
                throw $this->invalid("it has something in it that isn't {$expected}");
            }
            if ($zip->getExternalAttributesIndex($index, $system, $attributes) && $this->isLink($system, $attributes)) {
                throw $this->invalid('it has a symbolic link');
            }
            $bytes += (int) ($entry['size'] ?? 0);
        }
        if ($bytes > self::MAXIMUM_BYTES) {
            throw $this->invalid('it is larger than 1 GiB when unpacked');
        }
    }

    private function isLink(int $system, int $attributes): bool
    {
        return $system === \ZipArchive::OPSYS_UNIX && (($attributes >> 16) & 0xF000) === 0xA000;
    }

    private function invalid(string $cause): BootstrapFailure
    {
        return $this->source->failure(
            ContentFault::ArchiveInvalid,
            "the archive of {$this->source->what} can't be used: {$cause}.",
        );
    }
}
