<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/**
 * Keeps what a store was before an upgrade until the upgrade has proved itself: the tables as a copy beside them, plugins
 * and themes in a folder beside theirs. Where a killed run was is in the state, so that the next one goes on from there.
 *
 * WordPress itself is in the image and stays the newer one. Its pages run on the older tables as well; only wp-admin
 * asks an administrator to update them.
 */
final class UpgradeGuard
{
    public function __construct(
        private readonly BootstrapState $state,
        private readonly TableCopy $tables,
        private readonly ContentVolume $volume,
        private readonly ContentPaths $paths,
        private readonly int $lockTimeout,
        private readonly Log $log,
    ) {
    }

    /** For a run that begins with this container: where one was killed, Kubernetes does not start the first one again. */
    public function repair(): void
    {
        $this->withVolume($this->volume->repair(...));
    }

    /**
     * Ends what a killed run has left, unless that was an upgrade, which goes on.
     *
     * @return ?BootstrapFailure why an upgrade failed whose undoing was cut short, and is done now
     */
    public function resume(): ?BootstrapFailure
    {
        $upgrade = $this->state->upgrade();
        if ($upgrade?->step === UpgradeStep::Running) {
            $this->log->line('An upgrade was cut short');
            return null;
        }
        if ($upgrade?->step === UpgradeStep::Restoring && $upgrade->failure !== null) {
            if (!$this->goBack($upgrade->failure)) {
                throw $upgrade->failure;
            }
            return $upgrade->failure;
        }
        $this->end();
        return null;
    }

    /** Makes the copy, unless there is one from an upgrade that was cut short: that has the store as it last sold. */
    public function begin(): void
    {
        if ($this->isUnderWay()) {
            return;
        }
        $this->state->noteUpgrade(new Upgrade(UpgradeStep::Copying));
        try {
            $this->tables->make();
        } catch (\mysqli_sql_exception $error) {
            throw new BootstrapFailure(
                FailureReason::DatabaseCopyFailed,
                "The store's tables could not be copied, and without a copy nothing is upgraded: {$error->getMessage()}. Has the database's volume room for twice its size?",
                $error,
            );
        }
        $this->state->noteUpgrade(new Upgrade(UpgradeStep::Running));
    }

    public function putContentInPlace(): void
    {
        $this->withVolume($this->volume->upgrade(...));
    }

    public function isUnderWay(): bool
    {
        return $this->state->upgrade()?->step === UpgradeStep::Running;
    }

    /**
     * Makes the store what it was.
     *
     * @return bool false when customers have written since the copy: what they wrote is worth more, and stays
     */
    public function goBack(BootstrapFailure $failure): bool
    {
        $step = $this->state->upgrade()?->step;
        if ($step === UpgradeStep::Running || $step === UpgradeStep::Restoring) {
            $this->state->noteUpgrade(new Upgrade(UpgradeStep::Restoring, $failure));
            // Without a copy here, the killed run had put it back already.
            if ($this->tables->exists()) {
                if (!$this->tables->restore()) {
                    $this->log->line('Customers have written to the store since the upgrade began: it is not undone');
                    $this->state->noteUpgrade(new Upgrade(UpgradeStep::Running));
                    return false;
                }
                $this->log->line('The tables are what they were before the upgrade');
            }
        }
        $this->withVolume($this->volume->goBack(...));
        return true;
    }

    /** Clears what was kept. */
    public function end(): void
    {
        $this->tables->drop();
        $this->withVolume($this->volume->forgetPrevious(...));
        $this->state->noteUpgrade(null);
    }

    private function withVolume(callable $work): void
    {
        $lock = VolumeLock::take($this->paths, Deadline::in($this->lockTimeout));
        try {
            $work();
        } finally {
            Folder::remove($this->paths->work());
            $lock->release();
        }
    }
}
