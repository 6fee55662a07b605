<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The second container: makes the shop in the database. Called with the set-up's lock held. */
final class StoreSetUp
{
    public function __construct(
        private readonly BootstrapState $state,
        private readonly PhaseRunner $phases,
        private readonly Log $log,
    ) {
    }

    public function run(Marker $wanted): void
    {
        $before = $this->state->marker();
        if ($before !== null && $before->equals($wanted) && $this->isIntact($before)) {
            $this->log->line('The store is set up already');
            return;
        }

        $input = $this->input($before);
        $this->state->beginCore();
        $this->phases->run(Phase::Core, $input);
        $this->state->endCore();
        $this->state->clearStaleInstallation();
        $this->phases->run(Phase::Activate, $input);
        $this->phases->run(Phase::Configure, $input);
        $this->phases->run(Phase::Verify, $input);
        $this->state->complete($wanted);
        $this->log->line('The store is set up');
    }

    /** A restart should not take as long as a first start; but a marker alone is no proof. */
    private function isIntact(Marker $before): bool
    {
        try {
            $this->phases->run(Phase::Verify, $this->input($before));
            return true;
        } catch (BootstrapFailure $failure) {
            $this->log->line("The store was set up, and isn't any more: {$failure->getMessage()}");
            return false;
        }
    }

    /** @return array<string, string> */
    private function input(?Marker $before): array
    {
        return [
            'STORE_FIRST_RUN' => $before === null ? 'true' : 'false',
            'STORE_APPLIED_SETTINGS' => json_encode((object) ($before?->ownerSettings ?? []), JSON_THROW_ON_ERROR),
        ];
    }
}
