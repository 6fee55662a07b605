<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** Climbs the rungs up to the wanted one, and tells the store how it went. */
final class Verification
{
    /** The last part of the time is kept for cleaning up, whatever the steps before it do with theirs. */
    private const SHARE_OF_STEPS = 0.75;

    public function __construct(
        private readonly Settings $settings,
        private readonly Route $route,
    ) {
    }

    public function run(Report $report): void
    {
        $end = Deadline::in($this->settings->timeout);
        $steps = Deadline::in($this->settings->timeout * self::SHARE_OF_STEPS);
        $signature = new Signature($this->settings->key);
        try {
            $storefront = new Storefront($this->settings, $this->route, $signature, $steps);
            $report->time('storefront', $storefront->visit(...));
            $report->pass('storefront');
            if ($this->settings->level === 'checkout') {
                (new Checkout($this->route, $signature, $steps, $end))->buy($report);
                $report->pass('checkout');
            }
        } catch (StepFailure $failure) {
            $report->fail($failure);
        }
        $this->tellStore($report, $signature);
    }

    /** For the store's metrics. A store that can't be told has worse to worry about. */
    private function tellStore(Report $report, Signature $signature): void
    {
        try {
            $this->route->request(
                Step::CleanUp,
                'POST',
                '/?rest_route=/store-verification/v1/result',
                [$signature->header('manage')],
                ['passed' => $report->hasPassed()],
                Deadline::in(3),
            );
        } catch (StepFailure) {
            return;
        }
    }
}
