<?php

/**
 * Plugin Name: Store verification
 * Description: Lets the chart's own test buy, and hides that from everybody else.
 */

declare(strict_types=1);

namespace WooCommerceStore\Verification;

require_once __DIR__ . '/verification-request.php';

/** Opens what a signed request is for. Any other request passes as if none of this were here. */
function receive(?SignedRequest $request): void
{
    if ($request === null) {
        return;
    }
    foreach (['backlog', 'buyer', 'product', 'routes', 'silence', 'traces'] as $part) {
        require_once __DIR__ . "/verification-{$part}.php";
    }
    match ($request->purpose) {
        'visit' => add_action('template_redirect', static fn () => prove($request), PHP_INT_MIN),
        'manage' => manage($request->run),
        'buy' => buy($request->run),
        'cron' => add_action('rest_api_init', add_cron_route(...)),
    };
}

/** Shows that this page is this store's, and which one WordPress takes it for. */
function prove(SignedRequest $request): void
{
    nocache_headers();
    header("Store-Verification: {$request->proof()}");
    header('Store-Verification-Page: ' . (function_exists('is_shop') && is_shop() ? 'shop' : 'other'));
}

function manage(string $run): void
{
    keep_silent();
    add_action('rest_api_init', static fn () => add_routes($run));
}

function buy(string $run): void
{
    keep_silent();
    (new Buyer($run))->enter();
}

receive(SignedRequest::parse(
    (string) ($_SERVER['HTTP_STORE_VERIFICATION'] ?? ''),
    (string) getenv('STORE_VERIFICATION_KEY_FILE'),
    time(),
));
