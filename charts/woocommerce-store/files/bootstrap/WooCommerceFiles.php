<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The files of WooCommerce: from the volume, else from the image, else from the configured address. */
final class WooCommerceFiles
{
    private const PLUGIN = 'woocommerce';

    public function __construct(
        private readonly ContentPaths $paths,
        private readonly StoreSettings $settings,
        private readonly Download $download,
        private readonly Folder $folder,
        private readonly Log $log,
    ) {
    }

    public function install(): void
    {
        $wanted = $this->settings->wooCommerceVersion;
        $present = $this->versionIn($this->target());
        if ($present === $wanted) {
            $this->log->line("WooCommerce {$wanted} is on the volume");
        } elseif ($present !== '' && version_compare($present, $wanted, '>')) {
            throw new BootstrapFailure(
                FailureReason::WooCommerceDowngrade,
                "The store has WooCommerce {$present} and can't go back to {$wanted}: its database would not fit. Set woocommerce.version to {$present} or later.",
            );
        } else {
            $this->bring($wanted);
        }
        $this->checkRequirements($wanted);
    }

    private function bring(string $wanted): void
    {
        $baked = $this->versionIn($this->paths->image . '/plugins/' . self::PLUGIN);
        if ($baked === $wanted) {
            $this->log->line("Copying WooCommerce {$wanted} from the image");
            $this->folder->copyIntoPlace($this->paths->image . '/plugins/' . self::PLUGIN, $this->target());
            return;
        }
        if ($this->settings->wooCommerceUrl !== '') {
            $this->bringFromAddress($wanted);
            return;
        }
        throw $baked === ''
            ? new BootstrapFailure(
                FailureReason::WooCommerceUnavailable,
                'The image has no WooCommerce and woocommerce.source.url is empty: give an address, or an image that has it.',
            )
            : new BootstrapFailure(
                FailureReason::WooCommerceVersionMismatch,
                "The image has WooCommerce {$baked}, woocommerce.version is {$wanted} and woocommerce.source.url is empty.",
            );
    }

    private function bringFromAddress(string $wanted): void
    {
        $this->log->line("Downloading WooCommerce {$wanted}");
        $archive = $this->paths->work() . '/woocommerce.zip';
        $deadline = Deadline::in($this->settings->downloadTimeout);
        $this->download->fetch($this->settings->wooCommerceUrl, $this->settings->wooCommerceSha256, $archive, $deadline);

        $this->log->line('Checksum is right, unpacking');
        $unpacked = $this->paths->work() . '/unpacked';
        (new PluginArchive($archive))->unpack(self::PLUGIN, $unpacked);
        $brought = $this->versionIn($unpacked . '/' . self::PLUGIN);
        if ($brought !== $wanted) {
            $found = $brought === '' ? 'no WooCommerce' : "WooCommerce {$brought}";
            throw new BootstrapFailure(
                FailureReason::WooCommerceVersionMismatch,
                "The archive has {$found} in it and woocommerce.version is {$wanted}.",
            );
        }
        $this->folder->putIntoPlace($unpacked . '/' . self::PLUGIN, $this->target());
    }

    private function checkRequirements(string $version): void
    {
        $header = FileHeader::of($this->target() . '/woocommerce.php');
        $needs = [
            'PHP' => [$header->get('Requires PHP'), PHP_VERSION],
            'WordPress' => [$header->get('Requires at least'), $this->paths->wordPressVersion()],
        ];
        foreach ($needs as $what => [$needed, $present]) {
            if ($needed !== '' && version_compare($present, $needed, '<')) {
                throw new BootstrapFailure(
                    FailureReason::WooCommerceIncompatible,
                    "WooCommerce {$version} needs {$what} {$needed} or later, and the image has {$present}.",
                );
            }
        }
    }

    private function versionIn(string $folder): string
    {
        return FileHeader::of("{$folder}/woocommerce.php")->version();
    }

    private function target(): string
    {
        return $this->paths->volume . '/plugins/' . self::PLUGIN;
    }
}
