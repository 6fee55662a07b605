<?php

declare(strict_types=1);

/* WordPress in the database: its tables and the first administrator, or the update that a newer image needs. */

namespace {
    /** WordPress would send the new site's address and user by mail, from a pod that has no mail server. */
    function wp_new_blog_notification(): void
    {
    }
}

namespace WooCommerceStore\Bootstrap {
    require __DIR__ . '/phase.php';

    const MAXIMUM_ROUNDS = 3;

    define('WP_INSTALLING', true);
    $context = begin_phase('core');
    require $context->wordPressLoader();
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';

    /** Until the tables are what the code expects. */
    function update_database(): void
    {
        $wanted = (int) $GLOBALS['wp_db_version'];
        for ($round = 1; ($present = (int) get_option('db_version')) !== $wanted; $round++) {
            if ($round > MAXIMUM_ROUNDS) {
                throw new BootstrapFailure(FailureReason::CoreFailed, "WordPress's database stays at version {$present} and should be {$wanted}.");
            }
            echo "Updating the database of WordPress from {$present} to {$wanted}", PHP_EOL;
            wp_upgrade();
            wp_cache_flush();
        }
    }

    run_phase($context, static function (PhaseContext $context): void {
        $settings = $context->settings;
        if (!is_blog_installed()) {
            $password = $context->secrets->read('STORE_ADMIN_PASSWORD');
            wp_install($settings->title, $settings->adminUser, $settings->adminEmail, true, '', wp_slash($password));
            // Only the option: the rules need a start that knows it, and are made by a later phase.
            update_option('permalink_structure', '/%postname%/');
        } else {
            update_database();
        }
        // Before WooCommerce makes its pages, so that their titles are in the shop's language.
        if ($context->isPartChanged('locale')) {
            update_option('WPLANG', $context->blueprint()->locale);
        }

        foreach (array_intersect_key($context->changedSettings(), ['title' => true, 'adminEmail' => true]) as $name => $value) {
            update_option($name === 'title' ? 'blogname' : 'admin_email', $value);
        }
        if (get_users(['role' => 'administrator', 'number' => 1]) === []) {
            throw new BootstrapFailure(FailureReason::CoreFailed, 'WordPress is installed and has no administrator.');
        }
    });
}
