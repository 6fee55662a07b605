<?php

declare(strict_types=1);

// Database, keys and salts come from the image's own configuration, which reads them from WORDPRESS_* variables and the
// files they name. What is said here is what makes the pod's WordPress a store that the chart owns.

$store_url = rtrim((string) getenv('STORE_URL'), '/');

// The address is a setting, never what a request claims and never what an older configuration left in the database.
define('WP_HOME', $store_url);
define('WP_SITEURL', $store_url);
define('FORCE_SSL_ADMIN', str_starts_with($store_url, 'https://'));

// The image owns the core and the chart owns WooCommerce: nothing is installed, edited or updated from within.
define('DISALLOW_FILE_MODS', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_AUTO_UPDATE_CORE', false);

// Scheduled work is started by the CronJob, whether or not somebody visits the shop.
define('DISABLE_WP_CRON', true);

// Requests that a network policy drops would wait for their time-outs, a minute and more on some admin pages.
define('WP_HTTP_BLOCK_EXTERNAL', getenv('STORE_INTERNET_ACCESS') !== 'true');

// The chart's own plugins, read-only. An import or a plugin can't replace them.
define('WPMU_PLUGIN_DIR', '/etc/store/mu-plugins');
define('WPMU_PLUGIN_URL', $store_url . '/mu-plugins');

define('FS_METHOD', 'direct');

if (PHP_SAPI === 'cli') {
    // Its answer to an error is a page for browsers; the set-up wants the error itself.
    define('WP_DISABLE_FATAL_ERROR_HANDLER', true);
}

require '/usr/src/wordpress/wp-config-docker.php';
