<?php

declare(strict_types=1);

/* Makes the activated WooCommerce a shop that sells. */

namespace WooCommerceStore\Bootstrap;

require __DIR__ . '/phase.php';

$context = begin_phase('configure');
require $context->wordPressLoader();
require_once ABSPATH . 'wp-admin/includes/plugin.php';

run_phase($context, static function (PhaseContext $context): void {
    if (!class_exists('WC_Install')) {
        throw new BootstrapFailure(FailureReason::ConfigurationFailed, 'WooCommerce is not loaded although it was activated.');
    }

    $shop = new ShopConfiguration($context);
    $shop->completeTablesAndPages();
    (new ShopUpdate())->run();
    if ($context->isFirstRun) {
        $shop->finishInstallation();
        $shop->openShop();
    }
    $shop->applyOwnerSettings();
    $blueprint = $context->blueprint();
    (new BlueprintTaxes($context))->apply($blueprint);
    (new BlueprintShipping($context))->apply($blueprint);
    (new BlueprintProducts($context))->apply($blueprint);
    $shop->scheduleRecurringWork();
    $shop->refreshCaches();
});
