<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The first container: puts themes and plugins on the store's volume. Needs no database. */
final class ContentSetUp
{
    /** WordPress and WooCommerce expect to find or make these. */
    private const FOLDERS = ['plugins', 'themes', 'uploads', 'upgrade', 'languages'];

    /** WooCommerce is brought in the version that was asked for, whatever the image has. */
    private const BROUGHT_APART = ['plugins/woocommerce'];

    public function __construct(
        private readonly ContentPaths $paths,
        private readonly WooCommerceFiles $wooCommerce,
        private readonly Folder $folder,
        private readonly Log $log,
    ) {
    }

    public function run(Deadline $deadline): void
    {
        foreach (self::FOLDERS as $name) {
            Folder::make("{$this->paths->volume}/{$name}");
        }
        $lock = $this->lock($deadline);
        try {
            Folder::remove($this->paths->work());
            Folder::make($this->paths->work());
            $this->bringWhatTheImageHas();
            $this->wooCommerce->install();
            Folder::remove($this->paths->work());
        } finally {
            fclose($lock);
        }
        $this->log->line('Themes and plugins are in place');
    }

    /** @return resource a lock among the pods that share the volume, held until it is closed */
    private function lock(Deadline $deadline): mixed
    {
        $lock = @fopen("{$this->paths->volume}/.store-lock", 'cb');
        if ($lock === false) {
            throw new BootstrapFailure(
                FailureReason::VolumeNotWritable,
                "{$this->paths->volume} can't be written: does the volume belong to another user?",
            );
        }
        while (!flock($lock, LOCK_EX | LOCK_NB)) {
            if ($deadline->isOver()) {
                throw new BootstrapFailure(FailureReason::LockTimeout, "Another pod's set-up holds the volume.");
            }
            $deadline->sleep(0.5);
        }
        return $lock;
    }

    private function bringWhatTheImageHas(): void
    {
        foreach (['themes' => 'style.css', 'plugins' => null] as $kind => $mainFile) {
            foreach (glob("{$this->paths->image}/{$kind}/*", GLOB_ONLYDIR) ?: [] as $source) {
                $name = basename($source);
                $target = "{$this->paths->volume}/{$kind}/{$name}";
                if (!in_array("{$kind}/{$name}", self::BROUGHT_APART, true) && $this->isNewer($source, $target, $mainFile ?? "{$name}.php")) {
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
