<?php

declare(strict_types=1);

/*
 * What every phase begins and ends with. WordPress is loaded by the phase itself, outside of any function: it and its
 * plugins take the variables of their files for global ones. A phase that ends without an answer has failed, whatever
 * its exit code is.
 */

namespace WooCommerceStore\Bootstrap;

require_once __DIR__ . '/autoload.php';

function begin_phase(string $name): PhaseContext
{
    // The set-up talks to the database alone: see ObjectCache.
    define('WP_REDIS_DISABLED', true);
    return PhaseContext::fromEnvironment($name, getenv());
}

/** @param callable(PhaseContext): void $work */
function run_phase(PhaseContext $context, callable $work): never
{
    try {
        $work($context);
        answer(['phase' => $context->phase, 'done' => true]);
        exit(0);
    } catch (\Throwable $error) {
        $place = $error instanceof BootstrapFailure ? '' : ' (' . basename($error->getFile()) . ':' . $error->getLine() . ')';
        answer(['phase' => $context->phase, 'done' => false, 'message' => $error->getMessage() . $place]);
        exit(1);
    }
}

/** @param array<string, mixed> $answer */
function answer(array $answer): void
{
    $json = json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    file_put_contents((string) getenv('STORE_ANSWER_FILE'), $json);
}
