<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Runs a phase with the same PHP as this, and stops it when it takes too long. */
final class CliPhaseProcess implements PhaseProcess
{
    private const MAXIMUM_OUTPUT_BYTES = 65_536;

    public function __construct(private readonly int $timeoutSeconds = 600)
    {
    }

    public function run(Phase $phase, array $input): PhaseResult
    {
        return $this->runScript($phase->script(), $input);
    }

    /** @param array<string, string> $input */
    public function runScript(string $script, array $input): PhaseResult
    {
        $answerFile = (string) tempnam(sys_get_temp_dir(), 'phase');
        $environment = [...getenv(), ...$input, 'STORE_ANSWER_FILE' => $answerFile];
        $pipes = [];
        $process = proc_open(
            [PHP_BINARY, $script],
            [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes,
            null,
            $environment,
        );
        if ($process === false) {
            throw new BootstrapFailure(FailureReason::Unexpected, 'PHP could not be started a second time.');
        }
        $output = $this->readAll($process, $pipes[1]);
        $exitCode = proc_close($process);

        $answer = (string) file_get_contents($answerFile);
        unlink($answerFile);
        return new PhaseResult($answer === '' ? null : $answer, $exitCode, $output);
    }

    /**
     * The end of what the process prints. A reader that stops would stop the process.
     *
     * @param resource $process
     * @param resource $pipe
     */
    private function readAll(mixed $process, mixed $pipe): string
    {
        $deadline = Deadline::in($this->timeoutSeconds);
        $output = '';
        stream_set_blocking($pipe, false);
        while (!feof($pipe)) {
            if ($deadline->isOver()) {
                proc_terminate($process, 9);
                $output .= "\nStopped after {$this->timeoutSeconds} seconds.";
                break;
            }
            $read = [$pipe];
            $none = [];
            if (stream_select($read, $none, $none, 1) > 0) {
                $output = substr($output . fread($pipe, 8192), -self::MAXIMUM_OUTPUT_BYTES);
            }
        }
        fclose($pipe);
        return $output;
    }
}
