<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** The lower rung: home and shop page are there, at the public name, and are this store's. */
final class Storefront
{
    /** Ingress controllers and gateways need a moment for a route that was just made. */
    private const SETTLING_SECONDS = 10.0;
    private const SETTLING_STATUS = [404, 502, 503, 504];

    public function __construct(
        private readonly Settings $settings,
        private readonly Route $route,
        private readonly Signature $signature,
        private readonly Deadline $deadline,
    ) {
    }

    public function visit(): void
    {
        $this->checkPage(Step::Home, $this->settled('/'));

        $shop = $this->describeShop();
        if ($shop['comingSoon']) {
            throw new StepFailure(Step::Shop, 'The shop is closed: WooCommerce shows «coming soon». Open it in wp-admin at WooCommerce → Settings → Site visibility.');
        }
        if ($shop['shopUrl'] === null) {
            throw new StepFailure(Step::Shop, 'There is no shop page. Choose a published one in wp-admin at WooCommerce → Settings → Products.');
        }
        $answer = $this->get(Step::Shop, $this->path($shop['shopUrl']));
        $this->checkPage(Step::Shop, $answer);
        if (str_contains($answer->body, 'woocommerce-coming-soon')) {
            throw new StepFailure(Step::Shop, 'The shop page says «coming soon»: shoppers see no products.', $answer);
        }
        if ($answer->header('store-verification-page') !== 'shop') {
            throw new StepFailure(Step::Shop, 'WordPress shows another page where the shop should be. Saving wp-admin → Settings → Permalinks once usually helps.', $answer);
        }
    }

    private function settled(string $path): Answer
    {
        $settling = Deadline::in(min(self::SETTLING_SECONDS, $this->deadline->remainingSeconds() / 3));
        while (true) {
            try {
                $answer = $this->get(Step::Home, $path);
                if ($settling->isOver() || !in_array($answer->status, self::SETTLING_STATUS, true)) {
                    return $answer;
                }
            } catch (StepFailure $failure) {
                if ($settling->isOver()) {
                    throw $failure;
                }
            }
            usleep(500_000);
        }
    }

    /** @return array{comingSoon: bool, shopUrl: ?string} */
    private function describeShop(): array
    {
        $answer = $this->route->request(
            Step::Shop,
            'GET',
            '/?rest_route=/store-verification/v1/shop',
            [$this->signature->header('manage')],
            null,
            $this->deadline,
        );
        $shop = $answer->json();
        if ($answer->status !== 200 || $shop === null || !array_key_exists('wooCommerce', $shop)) {
            throw new StepFailure(Step::Shop, "The store's part of the test answered with {$answer->status}.", $answer);
        }
        if (!is_string($shop['wooCommerce'])) {
            throw new StepFailure(Step::Shop, 'WooCommerce is not active: WordPress answers, and there is no shop.');
        }
        return ['comingSoon' => $shop['comingSoon'] === true, 'shopUrl' => is_string($shop['shopUrl'] ?? null) ? $shop['shopUrl'] : null];
    }

    private function get(Step $step, string $path): Answer
    {
        // A page out of a cache says nothing about the store.
        $path .= (str_contains($path, '?') ? '&' : '?') . "store-verification={$this->signature->run}";
        return $this->route->request($step, 'GET', $path, [$this->signature->header('visit')], null, $this->deadline);
    }

    private function path(string $url): string
    {
        $parts = (array) parse_url($url);
        if (strtolower((string) ($parts['host'] ?? '')) !== $this->settings->host) {
            throw new StepFailure(Step::Shop, "The shop page is at {$url}, and not at the store's own address.");
        }
        return ($parts['path'] ?? '/') . (isset($parts['query']) ? "?{$parts['query']}" : '');
    }

    private function checkPage(Step $step, Answer $answer): void
    {
        $page = $step === Step::Home ? 'The home page' : 'The shop page';
        $location = $answer->header('location');
        if (str_contains($location, '/wp-admin/install.php')) {
            throw new StepFailure($step, 'WordPress is not installed: it leads to its installation page.', $answer);
        }
        if ($answer->status >= 300 && $answer->status < 400) {
            throw new StepFailure($step, "{$page} leads elsewhere: it answered {$answer->status} to {$location}.", $answer);
        }
        $isOurs = $this->signature->isAnsweredBy($answer);
        if ($answer->status !== 200) {
            throw new StepFailure($step, "{$page} answered with {$answer->status}." . $this->hint($answer, $isOurs), $answer);
        }
        if (!$isOurs) {
            throw new StepFailure(
                $step,
                "{$page} is not this store's: something else answers for {$this->settings->host}, or WordPress has another verification key.",
                $answer,
            );
        }
        if (preg_match('~(PHP |<b>)(Fatal|Parse) error(</b>)?:~', $answer->body)) {
            throw new StepFailure($step, "{$page} ends in an error of PHP.", $answer);
        }
        if (!preg_match('~<body\b[^>]*>.*\S.*</body>.*</html>~is', $answer->body)) {
            throw new StepFailure($step, "{$page} is empty or cut off: is the theme there, and whole?", $answer);
        }
    }

    private function hint(Answer $answer, bool $isOurs): string
    {
        return match (true) {
            $answer->status === 503 => ' WordPress is in maintenance, or no pod of it is ready.',
            $answer->status === 404 && !$isOurs => " The route does not lead to the store: is there an Ingress or HTTPRoute for {$this->settings->host}, and does its controller know it?",
            default => '',
        };
    }
}
