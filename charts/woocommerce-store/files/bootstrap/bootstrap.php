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

spl_autoload_register(static function (string $class): void {
    $prefix = __NAMESPACE__ . '\\';
    if (str_starts_with($class, $prefix)) {
        require __DIR__ . '/' . substr($class, strlen($prefix)) . '.php';
    }
});

/** @param array<string, string> $environment */
function set_up_content(array $environment, Log $log): void
{
    $settings = StoreSettings::fromEnvironment($environment);
    $paths = new ContentPaths();
    $folder = new Folder($paths->work());
    $download = new Download($log, $settings->internetAccess);
    $wooCommerce = new WooCommerceFiles($paths, $settings, $download, $folder, $log);
    (new ContentSetUp($paths, $wooCommerce, $folder, $log))->run(Deadline::in($settings->lockTimeout));
}

/** @param array<string, string> $environment */
function set_up_store(array $environment, Secrets $secrets, Log $log): void
{
    $settings = StoreSettings::fromEnvironment($environment);
    $database = Database::connect($settings, $secrets->read('WORDPRESS_DB_PASSWORD'), $log);
    $database->lock($settings->lockTimeout);
    $state = new DatabaseBootstrapState($database, $log);
    $wanted = new Marker(
        revision: Marker::REVISION,
        wordPress: (new ContentPaths())->wordPressVersion(),
        wooCommerce: $settings->wooCommerceVersion,
        ownerSettings: $settings->ownerSettings(),
    );
    (new StoreSetUp($state, new PhaseRunner(new CliPhaseProcess(), $log), $log))->run($wanted);
}

$environment = getenv();
$secrets = new Secrets($environment);
$redactor = new Redactor();
foreach ($secrets->all() as $secret) {
    $redactor->add($secret);
}
$log = new Log($redactor);

try {
    match ($argv[1] ?? '') {
        'content' => set_up_content($environment, $log),
        'store' => set_up_store($environment, $secrets, $log),
        default => throw new BootstrapFailure(FailureReason::InvalidSettings, 'Say what to set up: content or store.'),
    };
} catch (\Throwable $error) {
    $failure = $error instanceof BootstrapFailure
        ? $error
        : new BootstrapFailure(FailureReason::Unexpected, $error->getMessage() . ' (' . basename($error->getFile()) . ':' . $error->getLine() . ')');
    $termination = new TerminationMessage($redactor);
    $log->line($termination->format($failure));
    $termination->write($failure);
    exit(1);
}
