<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Brings a file from an http or https address, and keeps it only when its SHA-256 is the expected one. */
final class Download
{
    private const ATTEMPTS = 3;
    private const CHUNK_BYTES = 262_144;
    private const MAXIMUM_BYTES = 268_435_456;

    public function __construct(private readonly Log $log, private readonly bool $internetAccess)
    {
    }

    public function fetch(Source $source, string $target, Deadline $deadline): void
    {
        $name = self::withoutCredentials($source->url);
        for ($attempt = 1; ; $attempt++) {
            try {
                $actual = $this->attempt($source, $target, $deadline);
                break;
            } catch (TemporaryDownloadFailure $failure) {
                if ($attempt === self::ATTEMPTS || $deadline->isOver()) {
                    $hint = $this->internetAccess ? '' : ' internetAccess is false: only a mirror that the network policy lets through can be reached.';
                    throw $source->failure(
                        ContentFault::Unavailable,
                        "{$source->what} can't be downloaded from {$name}: {$failure->getMessage()}.{$hint}",
                    );
                }
                $this->log->line("Download failed ({$failure->getMessage()}), trying again");
                $deadline->sleep(2 * $attempt);
            }
        }

        if (!hash_equals($source->sha256, $actual)) {
            unlink($target);
            throw $source->failure(
                ContentFault::ChecksumMismatch,
                "the archive of {$source->what} from {$name} has the SHA-256 {$actual} and not {$source->sha256}: it isn't the one that was approved.",
            );
        }
    }

    /** @return string the SHA-256 of what came */
    private function attempt(Source $source, string $target, Deadline $deadline): string
    {
        $stream = $this->open($source->url, $deadline);
        [$status, $length] = $this->answer($stream);
        try {
            if ($status >= 500 || $status === 429) {
                throw new TemporaryDownloadFailure("the server answered {$status}");
            }
            if ($status !== 200) {
                $name = self::withoutCredentials($source->url);
                throw $source->failure(
                    ContentFault::Unavailable,
                    "{$source->what} can't be downloaded from {$name}: the server answered {$status}.",
                );
            }
            return $this->copy($source, $stream, $target, $length, $deadline);
        } finally {
            fclose($stream);
        }
    }

    /** @return resource */
    private function open(string $url, Deadline $deadline): mixed
    {
        $context = stream_context_create([
            'http' => [
                'timeout' => max(1.0, min(30.0, $deadline->remainingSeconds())),
                'user_agent' => 'woocommerce-store-bootstrap',
                'header' => ['Connection: close'],
                'max_redirects' => 5,
                'ignore_errors' => true,
            ],
        ]);
        $stream = @fopen($url, 'rb', false, $context);
        if ($stream === false) {
            $cause = preg_replace('/^.*?: (?=[^:]*$)/', '', error_get_last()['message'] ?? 'no answer');
            throw new TemporaryDownloadFailure((string) $cause);
        }
        return $stream;
    }

    /**
     * Status and length that the server named. With redirects there are several answers, and the last one counts.
     *
     * @param resource $stream
     * @return array{int, ?int}
     */
    private function answer(mixed $stream): array
    {
        $status = 0;
        $length = null;
        foreach (stream_get_meta_data($stream)['wrapper_data'] ?? [] as $header) {
            if (preg_match('~^HTTP/\S+ (\d{3})~', (string) $header, $match)) {
                $status = (int) $match[1];
                $length = null;
            } elseif (preg_match('~^Content-Length:\s*(\d+)~i', (string) $header, $match)) {
                $length = (int) $match[1];
            }
        }
        return [$status, $length];
    }

    /** @param resource $stream */
    private function copy(Source $source, mixed $stream, string $target, ?int $length, Deadline $deadline): string
    {
        $file = @fopen($target, 'wb');
        if ($file === false) {
            throw new BootstrapFailure(FailureReason::VolumeNotWritable, "{$target} can't be written.");
        }
        $hash = hash_init('sha256');
        $bytes = 0;
        while (!feof($stream)) {
            $chunk = fread($stream, self::CHUNK_BYTES);
            if ($chunk === false || stream_get_meta_data($stream)['timed_out']) {
                throw new TemporaryDownloadFailure('the connection broke');
            }
            if ($deadline->isOver()) {
                throw new TemporaryDownloadFailure('it took too long');
            }
            $bytes += strlen($chunk);
            if ($bytes > self::MAXIMUM_BYTES) {
                throw $source->failure(ContentFault::ArchiveInvalid, "the archive of {$source->what} is larger than 256 MiB.");
            }
            if (fwrite($file, $chunk) !== strlen($chunk)) {
                throw new BootstrapFailure(FailureReason::VolumeNotWritable, "{$target} can't be written: the volume is full.");
            }
            hash_update($hash, $chunk);
        }
        fclose($file);
        if ($length !== null && $bytes < $length) {
            throw new TemporaryDownloadFailure("only {$bytes} of {$length} bytes came");
        }
        return hash_final($hash);
    }

    /** An address as it may be shown: without user, password and query. */
    private static function withoutCredentials(string $url): string
    {
        $parts = parse_url($url);
        $port = isset($parts['port']) ? ":{$parts['port']}" : '';
        return "{$parts['scheme']}://{$parts['host']}{$port}" . ($parts['path'] ?? '');
    }
}
