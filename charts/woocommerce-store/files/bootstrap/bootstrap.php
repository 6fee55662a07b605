<?php

declare(strict_types=1);

/*
 * The set-up of a store, in two containers that run before WordPress:
 *
 *   bootstrap.php content   themes and plugins onto the volume
 *   bootstrap.php store     WordPress and WooCommerce in the database
 *
 * Both can be killed at any point and started again, and a second run changes nothing.
 */

namespace WooCommerceStore\Bootstrap;

require __DIR__ . '/autoload.php';

/** @param array<string, string> $environment */
function set_up_content(array $environment, Log $log): ?BootstrapFailure
{
    $settings = StoreSettings::fromEnvironment($environment);
    $blueprint = Blueprint::fromFile($settings->blueprint);
    $paths = new ContentPaths();
    $folder = new Folder($paths->work());
    $volume = new ContentVolume($paths, $folder);
    $download = new Download($log, $settings->internetAccess);
    $contentSetUp = new ContentSetUp(
        $paths,
        $volume,
        $blueprint,
        [...$blueprint->items(), $settings->wooCommerce()],
        new ContentFiles($paths, $volume, $download, $folder, $settings->downloadTimeout, $log),
        new LanguageFiles($paths, $download, $settings->downloadTimeout, $log),
        $folder,
        $log,
    );
    return $contentSetUp->run(Deadline::in($settings->lockTimeout));
}

/** @param array<string, string> $environment */
function set_up_store(array $environment, Secrets $secrets, Log $log): ?BootstrapFailure
{
    $settings = StoreSettings::fromEnvironment($environment);
    $blueprint = Blueprint::fromFile($settings->blueprint);
    $paths = ContentPaths::mounted();
    $volume = new ContentVolume($paths, new Folder($paths->work()));
    $database = Database::connect($settings, $secrets->read('WORDPRESS_DB_PASSWORD'), $log);
    $database->lock($settings->lockTimeout);

    $state = new DatabaseBootstrapState($database, $log);
    $tables = new DatabaseTableCopy($database, new CustomerRows($database), $log);
    $guard = new UpgradeGuard($state, $tables, $volume, $paths, $settings->lockTimeout, $log);
    $objectCache = new ObjectCache($paths, $log);
    if (!$settings->objectCache) {
        $objectCache->remove();
    }
    $guard->repair();
    $storeSetUp = new StoreSetUp($state, $guard, new PhaseRunner(new CliPhaseProcess(), $log), $log);
    $failure = $storeSetUp->run(Marker::of($settings, $blueprint, $volume, $paths->wordPressVersion()));
    if ($settings->objectCache) {
        $objectCache->install();
        $objectCache->flush(...ObjectCache::server($environment, $secrets));
    }
    return $failure;
}

$environment = getenv();
$secrets = new Secrets($environment);
$redactor = new Redactor();
foreach ($secrets->all() as $secret) {
    $redactor->add($secret);
}
$log = new Log($redactor);
$termination = new TerminationMessage($redactor);

try {
    $failure = match ($argv[1] ?? '') {
        'content' => set_up_content($environment, $log),
        'store' => set_up_store($environment, $secrets, $log),
        default => throw new BootstrapFailure(FailureReason::InvalidSettings, 'Say what to set up: content or store.'),
    };
    $outcome = Outcome::UpgradeFailed;
} catch (\Throwable $error) {
    $failure = $error instanceof BootstrapFailure
        ? $error
        : new BootstrapFailure(FailureReason::Unexpected, $error->getMessage() . ' (' . basename($error->getFile()) . ':' . $error->getLine() . ')');
    $outcome = Outcome::BootstrapFailed;
}
if ($failure !== null) {
    $log->line($termination->format($outcome, $failure));
    $termination->write($outcome, $failure);
}
// A store that sells is let start, whatever it failed to become.
exit($failure !== null && $outcome === Outcome::BootstrapFailed ? 1 : 0);
