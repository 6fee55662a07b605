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
    // Customers are logged in, too.
    if (current_user_can('list_users')) {
        return $endpoints;
    }
    return array_filter(
        $endpoints,
        static fn (string $route): bool => !str_starts_with($route, '/wp/v2/users'),
        ARRAY_FILTER_USE_KEY,
    );
}

/**
 * `/?author=1` would lead to the name of the first administrator, and the feed of an author's posts says that there is one.
 *
 * @param array<string, mixed> $query
 * @return array<string, mixed>
 */
function hide_authors(array $query): array
{
    return isset($query['author']) || isset($query['author_name']) ? ['error' => '404'] : $query;
}

/** A reset that is asked for says the same, whether there is such a user or not. */
function hide_missing_user(\WP_Error $errors, mixed $user): void
{
    if (!$user instanceof \WP_User) {
        wp_safe_redirect(add_query_arg('checkemail', 'confirm', wp_login_url()));
        exit;
    }
}

/**
 * Embedding a post elsewhere names its author.
 *
 * @param array<string, mixed> $data
 * @return array<string, mixed>
 */
function hide_embedded_author(array $data): array
{
    return array_diff_key($data, ['author_name' => true, 'author_url' => true]);
}

/** A login that fails says the same, whether there is such a user or not. In WordPress's own words, which are translated. */
function hide_existence(mixed $user): mixed
{
    $telling = ['invalid_username', 'invalid_email', 'incorrect_password'];
    return $user instanceof \WP_Error && array_intersect($telling, $user->get_error_codes()) !== []
        ? new \WP_Error('authentication_failed', __('<strong>Error:</strong> Invalid username, email address or incorrect password.'))
        : $user;
}

add_filter('xmlrpc_enabled', '__return_false');
add_filter('rest_endpoints', hide_users(...));
add_filter('wp_sitemaps_add_provider', static fn (mixed $provider, string $name): mixed => $name === 'users' ? false : $provider, 10, 2);
add_filter('oembed_response_data', hide_embedded_author(...), PHP_INT_MAX);
add_filter('the_author', static fn (mixed $name): mixed => is_feed() ? get_bloginfo('name') : $name);
add_filter('authenticate', hide_existence(...), PHP_INT_MAX);
add_action('lostpassword_post', hide_missing_user(...), PHP_INT_MAX, 2);
add_filter('request', hide_authors(...));
