<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Verify\Answer;
use WooCommerceStore\Verify\Deadline;
use WooCommerceStore\Verify\Report;
use WooCommerceStore\Verify\Route;
use WooCommerceStore\Verify\Settings;
use WooCommerceStore\Verify\Step;
use WooCommerceStore\Verify\StepFailure;
use WooCommerceStore\Verify\Verification;

require_once __DIR__ . '/verification-support.php';

test('verification: a shop that sells passes, and what was made is removed', static function (): void {
    $shop = new FakeShop();
    $report = verify($shop);
    same([true, 'checkout', 'checkout'], [$report['passed'], $report['level'], $report['rung']]);
    same(['storefront', 'product', 'cart', 'checkout', 'order', 'cleanup'], array_keys($report['durationsMs']));
    same(false, array_key_exists('step', $report) || array_key_exists('statusCode', $report) || array_key_exists('answer', $report));
    same(['DELETE /store-verification/v1/probe', 'POST /store-verification/v1/result'], array_slice($shop->requests, -2));
});

test('verification: the lower level buys nothing', static function (): void {
    $shop = new FakeShop();
    $report = verify($shop, ['STORE_VERIFICATION_LEVEL' => 'storefront']);
    same([true, 'storefront'], [$report['passed'], $report['rung']]);
    same(['GET /', 'GET /store-verification/v1/shop', 'GET /shop/', 'POST /store-verification/v1/result'], $shop->requests);
});

$shopIs = static fn (array $changes): array => ['GET /store-verification/v1/shop' => FakeShop::json(['wooCommerce' => '11.0.1', 'comingSoon' => false, 'shopUrl' => 'https://demo.example.com/shop/', ...$changes])];
$foreign = new Answer(200, [], '<html><body>Welcome to nginx!</body></html>');

/** What the store answers instead, the step that fails, the status that is told, and a part of the sentence. */
$failures = [
    'a redirect' => [['GET /' => FakeShop::page('other', '', 301, ['location' => 'https://www.example.com/'])], 'home', 301, 'leads elsewhere: it answered 301 to https://www.example.com/'],
    'WordPress without an installation' => [['GET /' => new Answer(302, ['location' => 'https://demo.example.com/wp-admin/install.php'], '')], 'home', 302, 'WordPress is not installed'],
    'no route' => [['GET /' => new Answer(404, [], '404 page not found')], 'home', 404, 'The route does not lead to the store'],
    'maintenance' => [['GET /' => FakeShop::page('other', 'Briefly unavailable', 503)], 'home', 503, 'in maintenance'],
    'a fatal error' => [['GET /' => FakeShop::page('other', 'There has been a critical error', 500)], 'home', 500, 'answered with 500'],
    'somebody else' => [['GET /' => $foreign], 'home', 200, "is not this store's"],
    'a page that PHP broke off' => [['GET /' => FakeShop::page('other', '<b>Fatal error</b>: Uncaught')], 'home', 200, 'error of PHP'],
    'an empty page' => [['GET /' => FakeShop::page('other', ' ')], 'home', 200, 'empty or cut off'],
    'no answer' => [['GET /' => new StepFailure(Step::Home, 'Nothing takes connections')], 'home', null, 'Nothing takes connections'],
    'no WooCommerce' => [$shopIs(['wooCommerce' => null]), 'shop', null, 'WooCommerce is not active'],
    'a closed shop' => [$shopIs(['comingSoon' => true]), 'shop', null, 'coming soon'],
    'a shop that is closed by its looks' => [['GET /shop/' => FakeShop::page('shop', '<div class="woocommerce-coming-soon-banner">')], 'shop', 200, 'coming soon'],
    'no shop page' => [$shopIs(['shopUrl' => null]), 'shop', null, 'no shop page'],
    'a shop page at another address' => [$shopIs(['shopUrl' => 'http://127.0.0.1/shop/']), 'shop', null, "not at the store's own address"],
    'another page in place of the shop' => [['GET /shop/' => FakeShop::page('other')], 'shop', 200, 'another page'],
    'a shop page of somebody else' => [['GET /shop/' => $foreign], 'shop', 200, "is not this store's"],
    'a store without its part of the test' => [['GET /store-verification/v1/shop' => FakeShop::json(['code' => 'rest_no_route'], 404)], 'shop', 404, 'answered with 404'],
    'no product to buy' => [['POST /store-verification/v1/probe' => FakeShop::json(['code' => 'x', 'message' => 'Disk <b>full</b>'], 500)], 'prepare', 500, 'Disk full'],
    'a product that can not be read' => [['GET /wc/store/v1/products/7' => FakeShop::json(['code' => 'gone', 'message' => 'Invalid product ID.'], 404)], 'product', 404, 'Invalid product ID. (gone)'],
    'a product that can not be bought' => [['GET /wc/store/v1/products/7' => FakeShop::json(['id' => 7, 'is_purchasable' => false, 'is_in_stock' => true])], 'product', 200, 'can not be bought'],
    'a cart without a token' => [['GET /wc/store/v1/cart' => FakeShop::json(['items_count' => 0])], 'cart', 200, 'Cart-Token'],
    'a cart that takes nothing' => [['POST /wc/store/v1/cart/add-item' => FakeShop::json(['code' => 'no', 'message' => 'Out of stock'], 400)], 'cart', 400, 'Out of stock (no)'],
    'a cart that loses what it takes' => [['POST /wc/store/v1/cart/add-item' => FakeShop::json(['items_count' => 0], 201)], 'cart', 201, 'not what was put into it'],
    'no way to pay' => [['POST /store-verification/v1/probe' => FakeShop::json(['product' => 7, 'billingAddress' => [], 'paymentMethods' => []])], 'payment', null, 'Enable one in wp-admin'],
    'a checkout that breaks' => [
        ['POST /wc/store/v1/checkout' => FakeShop::json(['code' => 'internal_server_error', 'message' => '<p>Critical error</p>', 'data' => ['error' => ['message' => "Uncaught Error: on null in my-plugin.php:1\nStack trace"]]], 500)],
        'place-order',
        500,
        'answered with 500. It says: Uncaught Error: on null in my-plugin.php:1',
    ],
    'a checkout that prints something' => [['POST /wc/store/v1/checkout' => new Answer(200, [], 'Notice: {"order_id":8}')], 'place-order', 200, 'no JSON'],
    'an order that stays a draft' => [['POST /wc/store/v1/checkout' => FakeShop::json(['order_id' => 8, 'status' => 'checkout-draft'])], 'place-order', 200, 'without a finished order'],
    'an order that is not kept' => [['GET /store-verification/v1/probe' => FakeShop::json(['orders' => []])], 'find-order', 200, 'does not have it'],
    'an order of something else' => [['GET /store-verification/v1/probe' => FakeShop::json(['orders' => [['id' => 8, 'status' => 'processing', 'paymentMethod' => 'cod', 'products' => [9]]]])], 'find-order', 200, 'is not what was bought'],
    'what can not be removed' => [['DELETE /store-verification/v1/probe' => FakeShop::json(['orders' => 1, 'product' => 7])], 'clean-up', 200, 'could not be removed'],
];

foreach ($failures as $what => [$answers, $step, $status, $sentence]) {
    test("verification: {$what} fails at {$step}", static function () use ($answers, $step, $status, $sentence): void {
        $shop = new FakeShop($answers);
        $report = verify($shop);
        $rung = in_array($step, ['home', 'shop'], true) ? 'storefront' : 'checkout';
        same([false, $rung, $step, $status], [$report['passed'], $report['rung'], $report['step'], $report['statusCode'] ?? null]);
        contains($sentence, $report['message']);
        same($rung === 'checkout', in_array('DELETE /store-verification/v1/probe', $shop->requests, true));
        same('POST /store-verification/v1/result', $shop->requests[count($shop->requests) - 1]);
    });
}

test('verification: the first failure is told, also when cleaning up fails too', static function (): void {
    $report = verify(new FakeShop([
        'POST /wc/store/v1/checkout' => FakeShop::json(['message' => 'No'], 400),
        'DELETE /store-verification/v1/probe' => FakeShop::json([], 500),
    ]));
    same(['place-order', 400], [$report['step'], $report['statusCode']]);
});

test('verification: a route that only needs a moment passes', static function (): void {
    $shop = new class () implements Route {
        private int $asked = 0;

        public function request(Step $step, string $method, string $path, array $headers, ?array $body, Deadline $deadline): Answer
        {
            $this->asked++;
            return $this->asked === 1 ? new Answer(404, [], '404 page not found') : (new FakeShop())->request($step, $method, $path, $headers, $body, $deadline);
        }
    };
    $settings = Settings::fromEnvironment(verificationEnvironment(['STORE_VERIFICATION_TIMEOUT' => '20']));
    $report = new Report($settings->level);
    (new Verification($settings, $shop))->run($report);
    same(true, $report->hasPassed());
});
