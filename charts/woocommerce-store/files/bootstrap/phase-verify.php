<?php

declare(strict_types=1);

/* Looks, in a fresh start of WordPress, whether there is a shop that sells. Changes nothing. */

namespace WooCommerceStore\Bootstrap;

require __DIR__ . '/phase.php';

$context = begin_phase('verify');
require $context->wordPressLoader();
require_once ABSPATH . 'wp-admin/includes/plugin.php';

run_phase($context, static function (PhaseContext $context): void {
    $problems = (new ShopVerification($context))->problems();
    if ($problems !== []) {
        throw new BootstrapFailure(FailureReason::VerificationFailed, 'The store is not ready to sell: ' . implode('; ', $problems) . '.');
    }
});
