<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What the set-up does with folders. A folder at its place is always a whole one. */
final class Folder
{
    /** @param string $work a folder on the same volume as what is put in place, emptied by the caller */
    public function __construct(private readonly string $work)
    {
    }

    /** Copies a folder aside and then puts it in place. */
    public function copyIntoPlace(string $source, string $target): void
    {
        $copy = $this->aside();
        $this->copy($source, $copy);
        $this->putIntoPlace($copy, $target);
    }

    /** Puts a folder of the same volume in place of what is there. */
    public function putIntoPlace(string $folder, string $target): void
    {
        self::make(dirname($target));
        if (file_exists($target)) {
            self::rename($target, $this->aside());
        }
        self::rename($folder, $target);
    }

    /** Removes a folder of the same volume in a way that leaves no half of it at its place. */
    public function discard(string $folder): void
    {
        if (file_exists($folder)) {
            $aside = $this->aside();
            self::rename($folder, $aside);
            self::remove($aside);
        }
    }

    public static function make(string $path): void
    {
        if (!is_dir($path) && !@mkdir($path, 0755, true) && !is_dir($path)) {
            throw self::notWritable($path);
        }
    }

    /** Puts one file or folder in place of another, within the same volume. */
    public static function rename(string $from, string $to): void
    {
        if (!@rename($from, $to)) {
            throw self::notWritable($to);
        }
    }

    public static function remove(string $path): void
    {
        if (!is_dir($path) || is_link($path)) {
            if (is_link($path) || file_exists($path)) {
                unlink($path);
            }
            return;
        }
        foreach (new \FilesystemIterator($path) as $entry) {
            self::remove($entry->getPathname());
        }
        rmdir($path);
    }

    private function aside(): string
    {
        self::make($this->work);
        return $this->work . '/' . bin2hex(random_bytes(8));
    }

    private function copy(string $source, string $target): void
    {
        self::make($target);
        $entries = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator($source, \FilesystemIterator::SKIP_DOTS),
            \RecursiveIteratorIterator::SELF_FIRST,
        );
        foreach ($entries as $entry) {
            $path = $target . '/' . $entries->getSubPathname();
            if ($entry->isDir()) {
                self::make($path);
            } elseif (!@copy($entry->getPathname(), $path)) {
                throw self::notWritable($path);
            }
        }
    }

    private static function notWritable(string $path): BootstrapFailure
    {
        return new BootstrapFailure(
            FailureReason::VolumeNotWritable,
            "{$path} can't be written: is the volume full, or does it belong to another user?",
        );
    }
}
