<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Runs phases in their order and stops at the first that does not say that it is done. */
final class PhaseRunner
{
    private const LINES_OF_OUTPUT = 3;

    public function __construct(private readonly PhaseProcess $process, private readonly Log $log)
    {
    }

    /** @param array<string, string> $input */
    public function run(Phase $phase, array $input): void
    {
        $started = hrtime(true);
        $result = $this->process->run($phase, $input);
        $milliseconds = intdiv(hrtime(true) - $started, 1_000_000);
        foreach ($this->lines($result->output) as $line) {
            $this->log->line("{$phase->value}: {$line}");
        }

        // An exit code says little: WordPress that finds no tables ends with 0 and a redirect. Only the answer counts.
        $answer = json_decode($result->answer ?? '', true);
        if (is_array($answer) && ($answer['phase'] ?? '') === $phase->value && ($answer['done'] ?? false) === true) {
            $this->log->line("{$phase->value}: done in {$milliseconds} ms");
            return;
        }
        throw $this->failure($phase, $result, is_array($answer) ? $answer : []);
    }

    /** @param array<string, mixed> $answer */
    private function failure(Phase $phase, PhaseResult $result, array $answer): BootstrapFailure
    {
        if (is_string($answer['message'] ?? null)) {
            return new BootstrapFailure($phase->failureReason(), $answer['message']);
        }
        $lines = $this->lines($result->output);
        // What follows an error is only the way to it.
        $errors = preg_grep('/fatal error|uncaught/i', $lines) ?: array_slice($lines, -self::LINES_OF_OUTPUT);
        $output = $errors === [] ? 'It printed nothing.' : 'It printed: ' . implode(' ', array_slice($errors, 0, self::LINES_OF_OUTPUT));
        return new BootstrapFailure(
            $phase->failureReason(),
            "The phase {$phase->value} ended with exit code {$result->exitCode} and without a result. {$output}",
        );
    }

    /** @return list<string> */
    private function lines(string $output): array
    {
        // WordPress's error pages are HTML.
        $text = preg_replace('~<(style|script)\b.*?</\1>~is', '', $output) ?? '';
        $lines = array_map(trim(...), explode("\n", strip_tags($text)));
        return array_values(array_filter($lines, static fn (string $line): bool => $line !== ''));
    }
}
