<?php

declare(strict_types=1);

// The chart's plugin with the two functions of WordPress that it calls.
namespace {
    const WP_HOME = 'https://demo.example.com';

    function add_filter(string $hook, callable $callback): void
    {
        $GLOBALS['filters'][$hook] = $callback;
    }

    function _wp_http_get_object(): object
    {
        return new class () {
            /** @return array<string, mixed> */
            public function request(string $url, array $arguments): array
            {
                return ['url' => $url, ...$arguments];
            }
        };
    }
}

namespace WooCommerceStore\Tests {
    require WEB . '/mu-loopback.php';

    $ask = $GLOBALS['filters']['pre_http_request'];

    test('loopback: a request to the shop goes to Apache next door', static function () use ($ask): void {
        $request = $ask(false, ['headers' => ['X-A' => 'b'], 'reject_unsafe_urls' => true], 'https://demo.example.com/wp-json/?a=b');
        same('http://localhost:8080/wp-json/?a=b', $request['url']);
        same(['X-A' => 'b', 'Host' => 'demo.example.com', 'X-Forwarded-Proto' => 'https'], $request['headers']);
        same(false, $request['reject_unsafe_urls']);
    });

    foreach (['https://example.com/', 'https://demo.example.com.evil.example/', 'https://demo.example.com:8443/', 'http://localhost:8080/', 'not an address'] as $url) {
        test("loopback: {$url} is none of its business", static function () use ($ask, $url): void {
            same(false, $ask(false, [], $url));
        });
    }

    test('loopback: an answer that another plugin gave stands', static function () use ($ask): void {
        same(['body' => 'x'], $ask(['body' => 'x'], [], 'https://demo.example.com/'));
    });
}
