<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The second container: makes the shop in the database. Called with the set-up's lock held. */
final class StoreSetUp
{
    public function __construct(
        private readonly BootstrapState $state,
        private readonly UpgradeGuard $guard,
        private readonly PhaseRunner $phases,
        private readonly Log $log,
    ) {
    }

    /** @return ?BootstrapFailure what could not be made of a store that goes on selling as it was */
    public function run(Marker $wanted): ?BootstrapFailure
    {
        $before = $this->state->marker();
        $failure = $this->guard->resume();
        if ($before === null) {
            $this->guard->putContentInPlace();
            $this->make($wanted, null);
            $this->guard->end();
            return null;
        }
        if ($failure !== null) {
            return $this->sellAsBefore($before, $failure);
        }
        if ($before->equals($wanted) && $this->isWhole($before)) {
            $this->guard->end();
            $this->log->line('The store is set up already');
            return null;
        }
        return $this->change($before, $wanted);
    }

    private function change(Marker $before, Marker $wanted): ?BootstrapFailure
    {
        try {
            if ($wanted->isOtherCodeThan($before)) {
                $this->guard->begin();
            }
            $this->guard->putContentInPlace();
            $this->make($wanted, $before);
        } catch (BootstrapFailure $failure) {
            $this->log->line("Failed: {$failure->getMessage()}");
            if (!$this->guard->goBack($failure)) {
                throw $failure;
            }
            return $this->sellAsBefore($before, $failure);
        }
        $this->guard->end();
        return null;
    }

    private function make(Marker $wanted, ?Marker $before): void
    {
        $input = $this->input($wanted, $before);
        $this->state->beginCore();
        $this->phases->run(Phase::Core, $input);
        $this->state->endCore();
        $this->state->clearStaleInstallation();
        $this->phases->run(Phase::Activate, $input);
        if ($wanted->isExtensionOf($before)) {
            $this->phases->run(Phase::Extend, $input);
        }
        $this->phases->run(Phase::Configure, $input);
        $this->phases->run(Phase::Verify, $input);
        $this->state->complete($wanted);
        $this->log->line('The store is set up');
    }

    /** A store that was whole, and that failed to become what was wanted, still has to sell. */
    private function sellAsBefore(Marker $before, BootstrapFailure $failure): BootstrapFailure
    {
        // What it was is back in place by now, so that a run after this one tries anew, whatever becomes of the look.
        $this->guard->end();
        try {
            $this->state->clearStaleInstallation();
            $this->phases->run(Phase::Verify, $this->input($before, $before));
        } catch (BootstrapFailure $second) {
            throw new BootstrapFailure(
                $failure->reason,
                "{$failure->getMessage()} And the store is not what it was: {$second->getMessage()}",
                $second,
            );
        }
        $this->log->line('The store sells as it did before');
        return $failure;
    }

    /** A restart should not take as long as a first start; but a marker alone is no proof. */
    private function isWhole(Marker $before): bool
    {
        try {
            if ($this->guard->isUnderWay()) {
                // Whoever upgraded has thought better of it before the new version was in place.
                $this->guard->goBack(new BootstrapFailure(FailureReason::Unexpected, 'The upgrade was called off.'));
            }
            $this->phases->run(Phase::Verify, $this->input($before, $before));
            return true;
        } catch (BootstrapFailure $failure) {
            $this->log->line("The store was set up, and isn't any more: {$failure->getMessage()}");
            return false;
        }
    }

    /** @return array<string, string> */
    private function input(Marker $wanted, ?Marker $before): array
    {
        return [
            'STORE_FIRST_RUN' => $before === null ? 'true' : 'false',
            // What is there, and not what was asked for: the first container may have failed to bring that.
            'STORE_WOOCOMMERCE_VERSION' => $wanted->wooCommerce,
            'STORE_APPLIED_SETTINGS' => self::json($before?->ownerSettings ?? []),
            'STORE_BLUEPRINT_PARTS' => self::json($wanted->blueprint),
            'STORE_APPLIED_BLUEPRINT_PARTS' => self::json($before?->blueprint ?? []),
        ];
    }

    /** @param array<string, string> $values */
    private static function json(array $values): string
    {
        return json_encode((object) $values, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }
}
