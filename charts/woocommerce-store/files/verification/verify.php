<?php

declare(strict_types=1);

/*
 * The store's `helm test`: visits the shop over its own route as a shopper would, and with STORE_VERIFICATION_LEVEL
 * checkout buys something and takes it back. Prints one line of JSON, which is the termination message too, and ends
 * with 0 when the store passed.
 */

namespace WooCommerceStore\Verify;

spl_autoload_register(static function (string $class): void {
    $prefix = __NAMESPACE__ . '\\';
    if (str_starts_with($class, $prefix)) {
        require __DIR__ . '/' . substr($class, strlen($prefix)) . '.php';
    }
});

$report = new Report((string) getenv('STORE_VERIFICATION_LEVEL'));
try {
    $settings = Settings::fromEnvironment(getenv());
    $verification = new Verification($settings, new ShopRoute($settings));
    $verification->run($report);
} catch (StepFailure $failure) {
    $report->fail($failure);
} catch (\Throwable $error) {
    $report->fail(new StepFailure(Step::Home, 'The test itself failed: ' . $error->getMessage() . ' (' . basename($error->getFile()) . ':' . $error->getLine() . ')'));
}

$json = $report->toJson();
echo $json, PHP_EOL;
// Only Kubernetes makes this file; elsewhere there is nobody to tell.
if (is_writable('/dev/termination-log')) {
    file_put_contents('/dev/termination-log', $json);
}
exit($report->hasPassed() ? 0 : 1);
