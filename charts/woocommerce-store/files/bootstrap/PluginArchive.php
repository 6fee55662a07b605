<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A plugin's zip archive. It is read as something that may be hostile, although its checksum was right. */
final class PluginArchive
{
    private const MAXIMUM_ENTRIES = 50_000;
    private const MAXIMUM_BYTES = 1_073_741_824;

    public function __construct(private readonly string $path)
    {
    }

    /** Unpacks the archive, in which everything has to lie in a folder of the plugin's name. */
    public function unpack(string $plugin, string $target): void
    {
        $zip = new \ZipArchive();
        if ($zip->open($this->path, \ZipArchive::RDONLY) !== true) {
            throw $this->invalid("it isn't a zip archive");
        }
        try {
            $this->check($zip, $plugin);
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

    private function check(\ZipArchive $zip, string $plugin): void
    {
        if ($zip->numFiles === 0 || $zip->numFiles > self::MAXIMUM_ENTRIES) {
            throw $this->invalid("it has {$zip->numFiles} files");
        }
        $bytes = 0;
        for ($index = 0; $index < $zip->numFiles; $index++) {
            $entry = $zip->statIndex($index);
            $name = (string) ($entry['name'] ?? '');
            if (!str_starts_with($name, "{$plugin}/") || preg_match('~(^|/)\.\.(/|$)|\\\\|\x00~', $name)) {
                throw $this->invalid("it has a file outside of {$plugin}/");
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
        return new BootstrapFailure(
            FailureReason::WooCommerceArchiveInvalid,
            "The WooCommerce archive can't be used: {$cause}.",
        );
    }
}
