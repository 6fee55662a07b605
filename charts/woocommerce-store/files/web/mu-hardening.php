<?php

/**
 * Plugin Name: Store hardening
 * Description: Closes what a shop does not need and attackers look for first.
 */

declare(strict_types=1);

namespace WooCommerceStore\Hardening;

/**
 * Names of users are half of a login, and a shop shows none of them.
 *
 * @param array<string, mixed> $endpoints
 * @return array<string, mixed>
 */
function hide_users(array $endpoints): array
{
    if (is_user_logged_in()) {
        return $endpoints;
    }
    return array_filter(
        $endpoints,
        static fn (string $route): bool => !str_starts_with($route, '/wp/v2/users'),
        ARRAY_FILTER_USE_KEY,
    );
}

/** `/?author=1` would lead to the name of the first administrator. */
function hide_author_archives(): void
{
    if (is_author()) {
        $GLOBALS['wp_query']->set_404();
        status_header(404);
    }
}

add_filter('xmlrpc_enabled', '__return_false');
add_filter('rest_endpoints', hide_users(...));
add_filter('wp_sitemaps_add_provider', static fn (mixed $provider, string $name): mixed => $name === 'users' ? false : $provider, 10, 2);
add_action('template_redirect', hide_author_archives(...), 1);
