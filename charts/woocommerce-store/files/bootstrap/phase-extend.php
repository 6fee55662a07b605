<?php

declare(strict_types=1);

/* Activates the blueprint's plugins and theme: a process of its own, because they may need a WooCommerce that runs. */

namespace WooCommerceStore\Bootstrap;

require __DIR__ . '/phase.php';

$context = begin_phase('extend');
require $context->wordPressLoader();
require_once ABSPATH . 'wp-admin/includes/plugin.php';

run_phase($context, static function (PhaseContext $context): void {
    foreach ($context->blueprint()->items() as $item) {
        $isTheme = $item->kind === ContentKind::Theme;
        if (!$context->isPartChanged($isTheme ? 'theme' : $item->place())) {
            continue;
        }
        echo "Activating {$item->source->what}", PHP_EOL;
        if ($isTheme) {
            switch_theme($item->slug);
            continue;
        }
        $error = activate_plugin("{$item->slug}/" . $item->mainFileIn(WP_PLUGIN_DIR . "/{$item->slug}"));
        if (is_wp_error($error)) {
            throw new BootstrapFailure(FailureReason::ActivationFailed, ucfirst("{$item->source->what} can't be activated: {$error->get_error_message()}"));
        }
    }
});
