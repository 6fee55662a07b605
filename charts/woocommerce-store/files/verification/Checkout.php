<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** The upper rung: somebody can buy. Whatever happens on the way, what was made is removed. */
final class Checkout
{
    private const MANAGE = '/?rest_route=/store-verification/v1/probe';
    private const STORE_API = '/?rest_route=/wc/store/v1';
    private const ORDER_STATUS = ['processing', 'on-hold', 'completed'];

    private string $cartToken = '';

    public function __construct(
        private readonly Route $route,
        private readonly Signature $signature,
        private readonly Deadline $deadline,
        private readonly Deadline $end,
    ) {
    }

    public function buy(Report $report): void
    {
        try {
            $this->steps($report);
        } catch (StepFailure $failure) {
            $report->fail($failure);
        }
        $report->time('cleanup', $this->cleanUp(...));
    }

    private function steps(Report $report): void
    {
        [$product, $address, $paymentMethods] = $report->time('product', function (): array {
            $prepared = $this->prepare();
            $this->readProduct($prepared[0]);
            return $prepared;
        });
        $report->time('cart', fn () => $this->fillCart($product));
        $this->checkPayment($paymentMethods);
        $order = $report->time('checkout', fn (): int => $this->placeOrder($address));
        $report->time('order', fn () => $this->findOrder($order, $product));
    }

    /** @return array{int, array<mixed>, list<mixed>} */
    private function prepare(): array
    {
        $answer = $this->manage(Step::Prepare, 'POST', $this->deadline);
        $json = $answer->json();
        if ($answer->status !== 200 || !is_int($json['product'] ?? null) || $json['product'] < 1) {
            throw new StepFailure(Step::Prepare, "The product for the test could not be made: the store answered with {$answer->status}.{$this->complaint($answer)}", $answer);
        }
        return [$json['product'], (array) ($json['billingAddress'] ?? []), array_values((array) ($json['paymentMethods'] ?? []))];
    }

    private function readProduct(int $product): void
    {
        $answer = $this->shop(Step::Product, 'GET', "/products/{$product}", null, 200, 'The product could not be read');
        $json = $answer->json();
        if (($json['id'] ?? null) !== $product || ($json['is_purchasable'] ?? null) !== true || ($json['is_in_stock'] ?? null) !== true) {
            throw new StepFailure(Step::Product, 'A product that is in stock can not be bought.', $answer);
        }
    }

    private function fillCart(int $product): void
    {
        $answer = $this->shop(Step::Cart, 'GET', '/cart', null, 200, 'The cart could not be read');
        $this->cartToken = $answer->header('cart-token');
        if ($this->cartToken === '') {
            throw new StepFailure(Step::Cart, 'The cart came without a token: something in between removes the header Cart-Token.', $answer);
        }
        $answer = $this->shop(Step::Cart, 'POST', '/cart/add-item', ['id' => $product, 'quantity' => 1], 201, 'The product could not be put into the cart');
        if (($answer->json()['items_count'] ?? null) !== 1) {
            throw new StepFailure(Step::Cart, 'The cart is not what was put into it.', $answer);
        }
    }

    /** @param list<mixed> $paymentMethods */
    private function checkPayment(array $paymentMethods): void
    {
        if ($paymentMethods === []) {
            throw new StepFailure(
                Step::Payment,
                'Shoppers have no way to pay: no payment method is both enabled and set up. Enable one in wp-admin at WooCommerce → Settings → Payments.',
            );
        }
    }

    /** @param array<mixed> $address */
    private function placeOrder(array $address): int
    {
        $answer = $this->shop(Step::PlaceOrder, 'POST', '/checkout', ['billing_address' => $address, 'payment_method' => 'cod'], 200, 'The order was not taken');
        $json = $answer->json();
        if (!is_int($json['order_id'] ?? null) || !in_array($json['status'] ?? null, self::ORDER_STATUS, true)) {
            throw new StepFailure(Step::PlaceOrder, 'The checkout answered without a finished order.', $answer);
        }
        return $json['order_id'];
    }

    private function findOrder(int $order, int $product): void
    {
        $answer = $this->manage(Step::FindOrder, 'GET', $this->deadline);
        $found = array_values(array_filter(
            (array) ($answer->json()['orders'] ?? []),
            static fn (mixed $candidate): bool => is_array($candidate) && ($candidate['id'] ?? null) === $order,
        ))[0] ?? null;
        if ($found === null) {
            throw new StepFailure(Step::FindOrder, "The checkout took order {$order}, and the store does not have it.", $answer);
        }
        if ($found['products'] !== [$product] || $found['paymentMethod'] !== 'cod' || !in_array($found['status'], self::ORDER_STATUS, true)) {
            throw new StepFailure(Step::FindOrder, "Order {$order} is not what was bought.", $answer);
        }
    }

    private function cleanUp(): void
    {
        $answer = $this->manage(Step::CleanUp, 'DELETE', $this->end);
        if ($answer->status !== 200 || $answer->json() !== ['orders' => 0, 'product' => 0]) {
            throw new StepFailure(
                Step::CleanUp,
                "What the test made could not be removed: the store answered with {$answer->status}. The next test and the scheduled work try again after ten minutes.",
                $answer,
            );
        }
    }

    private function manage(Step $step, string $method, Deadline $deadline): Answer
    {
        return $this->route->request($step, $method, self::MANAGE, [$this->signature->header('manage')], $method === 'POST' ? [] : null, $deadline);
    }

    /** @param array<string, mixed>|null $body */
    private function shop(Step $step, string $method, string $path, ?array $body, int $expected, string $failure): Answer
    {
        $headers = [$this->signature->header('buy')];
        if ($this->cartToken !== '') {
            $headers[] = "Cart-Token: {$this->cartToken}";
        }
        $answer = $this->route->request($step, $method, self::STORE_API . $path, $headers, $body, $this->deadline);
        if ($answer->status !== $expected) {
            throw new StepFailure($step, "{$failure}: the store answered with {$answer->status}.{$this->complaint($answer)}", $answer);
        }
        if ($answer->json() === null) {
            throw new StepFailure($step, "{$failure}: the answer is no JSON. Does a plugin print something in front of it?", $answer);
        }
        return $answer;
    }

    private function complaint(Answer $answer): string
    {
        $complaint = $answer->complaint();
        return $complaint === '' ? '' : " It says: {$complaint}";
    }
}
