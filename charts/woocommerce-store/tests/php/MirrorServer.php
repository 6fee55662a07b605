<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

/** A web server on this machine that behaves as mirrors do, well and badly: see mirror-router.php. */
final class MirrorServer
{
    /** @param resource $process */
    private function __construct(private readonly mixed $process, public readonly string $url)
    {
    }

    /** Serves the files of a folder. */
    public static function start(string $folder): self
    {
        $probe = stream_socket_server('tcp://127.0.0.1:0');
        $address = (string) stream_socket_get_name($probe, false);
        fclose($probe);
        $null = ['file', '/dev/null', 'r+'];
        $pipes = [];
        $process = proc_open(
            [PHP_BINARY, '-S', $address, __DIR__ . '/mirror-router.php'],
            [$null, $null, $null],
            $pipes,
            $folder,
            [...getenv(), 'MIRROR_FOLDER' => $folder],
        );
        $server = new self($process, "http://{$address}");
        register_shutdown_function($server->stop(...));
        for ($attempt = 0; $attempt < 100; $attempt++) {
            if (@file_get_contents("{$server->url}/up") !== false) {
                return $server;
            }
            usleep(50_000);
        }
        throw new \RuntimeException("The test's web server did not start.");
    }

    public function stop(): void
    {
        if (is_resource($this->process)) {
            proc_terminate($this->process);
            proc_close($this->process);
        }
    }
}
