<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

/** A web server on this machine that gives the answers a test tells it to, and keeps the requests it got. */
final class AnsweringServer
{
    /** @param resource $process */
    private function __construct(private readonly mixed $process, public readonly string $address, private readonly string $folder)
    {
    }

    public static function start(): self
    {
        $folder = folder();
        $probe = stream_socket_server('tcp://127.0.0.1:0');
        $address = (string) stream_socket_get_name($probe, false);
        fclose($probe);
        $null = ['file', '/dev/null', 'r+'];
        $pipes = [];
        $process = proc_open(
            [PHP_BINARY, '-S', $address, __DIR__ . '/answering-router.php'],
            [$null, $null, $null],
            $pipes,
            $folder,
            [...getenv(), 'ANSWERS_FOLDER' => $folder],
        );
        $server = new self($process, $address, $folder);
        register_shutdown_function($server->stop(...));
        for ($attempt = 0; $attempt < 100; $attempt++) {
            if (@file_get_contents("http://{$address}/up") === 'up') {
                return $server;
            }
            usleep(50_000);
        }
        throw new \RuntimeException("The test's web server did not start.");
    }

    /**
     * The answers by path, or by the REST route that the path names. The last one of a list stays.
     *
     * @param array<string, list<array{status?: int, headers?: list<string>, body?: string, seconds?: int}>> $answers
     */
    public function answers(array $answers): void
    {
        file_put_contents("{$this->folder}/requests", '');
        file_put_contents("{$this->folder}/answers", json_encode($answers, JSON_THROW_ON_ERROR));
    }

    /** @return list<array{method: string, route: string, headers: array<string, string>, body: string}> */
    public function requests(): array
    {
        $lines = file("{$this->folder}/requests", FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES) ?: [];
        return array_map(static fn (string $line): array => json_decode($line, true), $lines);
    }

    public function stop(): void
    {
        if (is_resource($this->process)) {
            proc_terminate($this->process);
            proc_close($this->process);
        }
    }
}
