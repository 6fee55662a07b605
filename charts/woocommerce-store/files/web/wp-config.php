<?php

declare(strict_types=1);

// Database, keys and salts come from the image's own configuration, which reads them from WORDPRESS_* variables and the
// files they name. What is said here is what makes the pod's WordPress a store that the chart owns.

$store_url = rtrim((string) getenv('STORE_URL'), '/');

// The address is a setting, never what a request claims and never what an older configuration left in the database.
define('WP_HOME', $store_url);
define('WP_SITEURL', $store_url);
define('FORCE_SSL_ADMIN', str_starts_with($store_url, 'https://'));

// So is the scheme. With a proxy that forgets the header, the login would be redirected to itself for ever; with a header
// that anybody can send, an http shop would set cookies that don't come back. The image's configuration reads it below,
// and Apache has already sent those to https who came by http.
$_SERVER['HTTP_X_FORWARDED_PROTO'] = (string) parse_url($store_url, PHP_URL_SCHEME);

// Apache has put the shopper's address in its place (apache.conf). Plugins look into these first, and anybody can send them.
unset($_SERVER['HTTP_X_REAL_IP'], $_SERVER['HTTP_X_FORWARDED_FOR'], $_SERVER['HTTP_CLIENT_IP']);

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

if ((string) getenv('STORE_CACHE_HOST') !== '') {
    // What the drop-in of the plugin Redis Object Cache reads.
    define('WP_REDIS_HOST', (string) getenv('STORE_CACHE_HOST'));
    define('WP_REDIS_PORT', (int) (getenv('STORE_CACHE_PORT') ?: 6379));
    if (is_readable((string) getenv('STORE_CACHE_PASSWORD_FILE'))) {
        define('WP_REDIS_PASSWORD', rtrim((string) file_get_contents((string) getenv('STORE_CACHE_PASSWORD_FILE')), "\r\n"));
    }
    // A cache that two stores share by mistake must not mix them up.
    define('WP_REDIS_PREFIX', parse_url($store_url, PHP_URL_HOST) . ':');
    define('WP_REDIS_IGNORED_GROUPS', array_values(array_filter(array_map(trim(...), explode(',', (string) getenv('STORE_CACHE_IGNORED_GROUPS'))))));
    define('WP_REDIS_TIMEOUT', 1);
    define('WP_REDIS_READ_TIMEOUT', 1);
    // WP_REDIS_GRACEFUL stays unset: a shop that goes on while its cache is out of reach changes data behind the cache's
    // back, and would sell by what the cache remembers afterwards. The plugin's makers warn of it.
    define('WP_REDIS_DISABLE_BANNERS', true);
    // The set-up puts the drop-in in place.
    define('WP_REDIS_DISABLE_DROPIN_AUTOUPDATE', true);
}

if (PHP_SAPI === 'cli') {
    // Its answer to an error is a page for browsers; the set-up wants the error itself.
    define('WP_DISABLE_FATAL_ERROR_HANDLER', true);
}

require '/usr/src/wordpress/wp-config-docker.php';
