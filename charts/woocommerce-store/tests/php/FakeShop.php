<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Verify\Answer;
use WooCommerceStore\Verify\Deadline;
use WooCommerceStore\Verify\Route;
use WooCommerceStore\Verify\Step;
use WooCommerceStore\Verify\StepFailure;

/** A shop that sells, until a test makes one of its answers another one. */
final class FakeShop implements Route
{
    public const KEY = 'verification-secret';

    /** @var list<string> what was asked for, as `METHOD route` */
    public array $requests = [];

    /** @var array<string, Answer|StepFailure> */
    private array $answers;

    /** @param array<string, Answer|StepFailure> $changes by `METHOD route` */
    public function __construct(array $changes = [])
    {
        $order = ['id' => 8, 'status' => 'processing', 'paymentMethod' => 'cod', 'products' => [7]];
        $this->answers = [
            'GET /' => self::page('other'),
            'GET /shop/' => self::page('shop'),
            'GET /store-verification/v1/shop' => self::json(['wooCommerce' => '11.0.1', 'comingSoon' => false, 'shopUrl' => 'https://demo.example.com/shop/']),
            'POST /store-verification/v1/probe' => self::json(['product' => 7, 'billingAddress' => ['country' => 'DE'], 'paymentMethods' => ['stripe']]),
            'GET /wc/store/v1/products/7' => self::json(['id' => 7, 'is_purchasable' => true, 'is_in_stock' => true]),
            'GET /wc/store/v1/cart' => self::json(['items_count' => 0], 200, ['cart-token' => 'token']),
            'POST /wc/store/v1/cart/add-item' => self::json(['items_count' => 1], 201),
            'POST /wc/store/v1/checkout' => self::json(['order_id' => 8, 'status' => 'processing']),
            'GET /store-verification/v1/probe' => self::json(['orders' => [$order]]),
            'DELETE /store-verification/v1/probe' => self::json(['orders' => 0, 'product' => 0]),
            'POST /store-verification/v1/result' => self::json(['noted' => true]),
            ...$changes,
        ];
    }

    /** @param array<string, string> $headers */
    public static function page(string $kind, string $body = '<p>Hello</p>', int $status = 200, array $headers = []): Answer
    {
        return new Answer($status, ['prove' => 'yes', 'store-verification-page' => $kind, ...$headers], "<html><body class=\"x\">{$body}</body></html>");
    }

    /**
     * @param array<string, mixed> $content
     * @param array<string, string> $headers
     */
    public static function json(array $content, int $status = 200, array $headers = []): Answer
    {
        return new Answer($status, $headers, (string) json_encode($content));
    }

    public function request(Step $step, string $method, string $path, array $headers, ?array $body, Deadline $deadline): Answer
    {
        $signature = (string) preg_grep('/^Store-Verification: /', $headers)[0];
        [, $run] = explode('.', $signature);
        parse_str((string) parse_url($path, PHP_URL_QUERY), $query);
        $request = "{$method} " . ($query['rest_route'] ?? parse_url($path, PHP_URL_PATH));
        $this->requests[] = $request;
        $answer = $this->answers[$request] ?? new Answer(404, [], '404 page not found');
        if ($answer instanceof StepFailure) {
            throw $answer;
        }
        // Only a store with the key can do this.
        return $answer->header('prove') === ''
            ? $answer
            : new Answer(
                $answer->status,
                [
                    'store-verification' => hash_hmac('sha256', "answer.{$run}", self::KEY),
                    'store-verification-page' => $answer->header('store-verification-page'),
                    'location' => $answer->header('location'),
                ],
                $answer->body,
            );
    }
}
