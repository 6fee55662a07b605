<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\BootstrapFailure;
use WooCommerceStore\Bootstrap\ContentPaths;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\FileHeader;
use WooCommerceStore\Bootstrap\PhaseResult;
use WooCommerceStore\Bootstrap\Upgrade;
use WooCommerceStore\Bootstrap\UpgradeStep;

const UPGRADED = '11.0.2';

/** A store that sells, with a newer WooCommerce that waits. */
final class UpgradeTrial
{
    public readonly FakeState $state;
    public readonly FakeTableCopy $tables;
    public readonly ContentPaths $paths;

    public function __construct()
    {
        $this->state = new FakeState(marker());
        $this->tables = new FakeTableCopy($this->state);
        $this->paths = emptyVolume();
        write("{$this->paths->volume}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
        $this->offer();
    }

    /** What the first container does at every start. */
    public function offer(): void
    {
        if ($this->version('plugins') !== UPGRADED) {
            write("{$this->paths->volume}/.store-next/plugins/woocommerce/woocommerce.php", pluginFile(UPGRADED));
        }
    }

    /** @param array<string, PhaseResult|\Throwable> $otherwise */
    public function run(array $otherwise = []): ?BootstrapFailure
    {
        return storeSetUp($this->state, new FakeProcess($this->state, $otherwise), $this->tables, $this->paths)->run(marker(UPGRADED));
    }

    /** @param array<string, PhaseResult|\Throwable> $otherwise */
    public function runKilled(array $otherwise = []): void
    {
        try {
            $this->run($otherwise);
        } catch (\LogicException) {
            return;
        }
        throw new \AssertionError('was not killed');
    }

    public function version(string $folder): string
    {
        return FileHeader::of("{$this->paths->volume}/{$folder}/woocommerce/woocommerce.php")->version();
    }

    public function assertUpgraded(): void
    {
        same([UPGRADED, UPGRADED, 'changed by configure'], [$this->state->marker?->wooCommerce, $this->version('plugins'), $this->state->data]);
        $this->assertCleared();
    }

    public function assertAsBefore(): void
    {
        same(['11.0.1', '11.0.1', 'of before'], [$this->state->marker?->wooCommerce, $this->version('plugins'), $this->state->data]);
        $this->assertCleared();
    }

    private function assertCleared(): void
    {
        same([null, null], [$this->tables->copy, $this->state->upgrade]);
        same([], glob("{$this->paths->volume}/.store-[npw]*", GLOB_ONLYDIR));
    }
}

function failing(string $phase): PhaseResult
{
    return new PhaseResult("{\"phase\":\"{$phase}\",\"done\":false,\"message\":\"it broke\"}", 1, '');
}

const PHASES = ['core', 'activate', 'configure', 'verify'];

test('upgrade: copies the tables, puts the files in place, runs all phases and clears up', static function (): void {
    $trial = new UpgradeTrial();
    same(null, $trial->run());
    same(['copy', ...ALL_STEPS], $trial->state->calls);
    $trial->assertUpgraded();
});

foreach (PHASES as $phase) {
    test("upgrade: a {$phase} that fails ends in a reason and in the store of before", static function () use ($phase): void {
        $trial = new UpgradeTrial();
        $failure = $trial->run([$phase => failing($phase)]);
        same('it broke', $failure?->getMessage());
        $trial->assertAsBefore();
        // A later start tries again, and may succeed.
        $trial->offer();
        same(null, $trial->run());
        $trial->assertUpgraded();
    });

    test("upgrade: one that is killed in {$phase} goes on, with the copy of before", static function () use ($phase): void {
        $trial = new UpgradeTrial();
        $trial->runKilled([$phase => new \LogicException('killed')]);
        same('of before', $trial->tables->copy);
        $trial->state->calls = [];
        same(null, $trial->run());
        same(ALL_STEPS, $trial->state->calls);
        $trial->assertUpgraded();
    });

    test("upgrade: one that is killed in {$phase} and then fails ends in the store of before", static function () use ($phase): void {
        $trial = new UpgradeTrial();
        $trial->runKilled([$phase => new \LogicException('killed')]);
        same('it broke', $trial->run([$phase => failing($phase)])?->getMessage());
        $trial->assertAsBefore();
    });
}

test('upgrade: one that is killed while tables are copied begins anew', static function (): void {
    $trial = new UpgradeTrial();
    $trial->tables->otherwise = new \LogicException('killed');
    $trial->runKilled();
    same('11.0.1', $trial->version('plugins'));
    same(null, $trial->run());
    $trial->assertUpgraded();
});

test('upgrade: tables that can not be copied are not touched', static function (): void {
    $trial = new UpgradeTrial();
    $trial->tables->otherwise = new \mysqli_sql_exception('The table is full');
    $failure = $trial->run();
    same(FailureReason::DatabaseCopyFailed, $failure?->reason);
    contains('The table is full', (string) $failure?->getMessage());
    same(['copy', 'clear', 'verify'], $trial->state->calls);
    $trial->assertAsBefore();
});

test('upgrade: what customers have written is never undone', static function (): void {
    $trial = new UpgradeTrial();
    $trial->tables->isWritten = true;
    failsWith(FailureReason::ConfigurationFailed, static fn () => $trial->run(['configure' => failing('configure')]));
    same([UPGRADED, 'changed by configure'], [$trial->version('plugins'), $trial->state->data]);
    // And the next run tries to get to the end of it.
    same(null, $trial->run());
    $trial->assertUpgraded();
});

foreach (['before' => 'of before', 'after' => null] as $when => $copy) {
    test("upgrade: an undoing that is killed {$when} the tables were swapped is ended by the next run", static function () use ($copy): void {
        $trial = new UpgradeTrial();
        $trial->runKilled(['configure' => new \LogicException('killed')]);
        $trial->state->upgrade = new Upgrade(UpgradeStep::Restoring, new BootstrapFailure(FailureReason::ConfigurationFailed, 'it broke'));
        $trial->tables->copy = $copy;
        if ($copy === null) {
            $trial->state->data = 'of before';
        }
        $trial->state->calls = [];
        same('it broke', $trial->run()?->getMessage());
        same('verify', $trial->state->calls[array_key_last($trial->state->calls)]);
        $trial->assertAsBefore();
    });
}

test('upgrade: one that is killed after it was verified is only cleared up', static function (): void {
    $trial = new UpgradeTrial();
    same(null, $trial->run());
    $trial->state->upgrade = new Upgrade(UpgradeStep::Verified);
    $trial->tables->copy = 'of before';
    write("{$trial->paths->volume}/.store-previous/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    $trial->state->calls = [];
    same(null, $trial->run());
    same(['verify'], $trial->state->calls);
    $trial->assertUpgraded();
});

test('upgrade: a store that is not whole after the undoing fails, and the next run tries anew', static function (): void {
    $trial = new UpgradeTrial();
    $process = new FakeProcess($trial->state, ['configure' => failing('configure'), 'verify' => failing('verify')]);
    $run = static fn () => storeSetUp($trial->state, $process, $trial->tables, $trial->paths)->run(marker(UPGRADED));
    contains('And the store is not what it was', failsWith(FailureReason::ConfigurationFailed, $run));
    $trial->offer();
    same(null, $trial->run());
    $trial->assertUpgraded();
});

test('upgrade: one that is called off before its files are in place leaves the store of before', static function (): void {
    $trial = new UpgradeTrial();
    $trial->tables->copy = 'of before';
    $trial->state->data = 'changed by core';
    $trial->state->upgrade = new Upgrade(UpgradeStep::Running);
    same(null, storeSetUp($trial->state, new FakeProcess($trial->state), $trial->tables, $trial->paths)->run(marker()));
    $trial->assertAsBefore();
});

test('settings: a change that fails leaves a store that sells, and says why', static function (): void {
    $state = new FakeState(marker());
    $process = new FakeProcess($state, ['configure' => failing('configure')]);
    $failure = storeSetUp($state, $process, new FakeTableCopy($state), emptyVolume())->run(marker(title: 'Other'));
    same('it broke', $failure?->getMessage());
    same('Demo', $state->marker?->ownerSettings['title']);
    same(false, in_array('copy', $state->calls, true));
});

test('upgrade: its state survives being written and read', static function (): void {
    $failure = new BootstrapFailure(FailureReason::CoreFailed, 'Söhne "&" Co');
    $upgrade = Upgrade::fromJson((new Upgrade(UpgradeStep::Restoring, $failure))->toJson());
    same([UpgradeStep::Restoring, FailureReason::CoreFailed, 'Söhne "&" Co'], [$upgrade?->step, $upgrade?->failure?->reason, $upgrade?->failure?->getMessage()]);
    same(null, Upgrade::fromJson((new Upgrade(UpgradeStep::Running))->toJson())?->failure);
    same(null, Upgrade::fromJson('{}'));
});
