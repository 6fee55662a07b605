<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Brings the database to the version of WooCommerce's files, which WooCommerce itself leaves to an administrator. */
final class ShopUpdate
{
    /** An update that always says «once more» would never end. */
    private const MAXIMUM_REPEATS = 10_000;
    private const MAXIMUM_ROUNDS = 3;

    /** Until files and database are of one version. */
    public function run(): void
    {
        for ($round = 1; !$this->isDone(); $round++) {
            if ($round > self::MAXIMUM_ROUNDS) {
                throw new BootstrapFailure(
                    FailureReason::ConfigurationFailed,
                    'The database of WooCommerce stays at version ' . get_option('woocommerce_db_version') . ' and should be ' . WC()->version . '.',
                );
            }
            $this->update((string) get_option('woocommerce_db_version'));
        }
    }

    private function isDone(): bool
    {
        return !\WC_Install::needs_db_update() && get_option('woocommerce_version') === WC()->version;
    }

    private function update(string $from): void
    {
        echo "Updating the database of WooCommerce from {$from}", PHP_EOL;
        include_once WC_ABSPATH . 'includes/wc-update-functions.php';
        foreach (\WC_Install::get_db_update_callbacks() as $version => $callbacks) {
            if (version_compare($from, (string) $version, '>=')) {
                continue;
            }
            foreach ($callbacks as $callback) {
                $this->repeat($callback);
            }
        }
        \WC_Install::update_db_version();
        if (get_option('woocommerce_version') !== WC()->version) {
            \WC_Install::install();
        }
    }

    private function repeat(callable $callback): void
    {
        $name = is_string($callback) ? $callback : 'an update';
        for ($round = 1; (bool) $callback(); $round++) {
            if ($round === self::MAXIMUM_REPEATS) {
                throw new BootstrapFailure(FailureReason::ConfigurationFailed, "WooCommerce's update {$name} does not end.");
            }
        }
    }
}
