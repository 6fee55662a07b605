<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/**
 * The drop-in that makes WordPress keep its cache on a server. The set-up itself works without it, so that a cache server
 * that is down holds nothing up, and empties the cache in the end, since what is in it may be older than the database.
 */
final class ObjectCache
{
    private const DROP_IN = 'object-cache.php';
    private const FROM = 'plugins/redis-cache/includes/object-cache.php';
    private const SECONDS = 2.0;

    public function __construct(private readonly ContentPaths $paths, private readonly Log $log)
    {
    }

    public function remove(): void
    {
        if (is_file($this->dropIn())) {
            $this->log->line('Removing the object cache');
            Folder::remove($this->dropIn());
        }
    }

    public function install(): void
    {
        $source = "{$this->paths->volume}/" . self::FROM;
        if (!is_file($source)) {
            $this->log->line('There is no plugin redis-cache, and so no object cache');
            $this->remove();
            return;
        }
        if (is_file($this->dropIn()) && hash_file('sha256', $source) === hash_file('sha256', $this->dropIn())) {
            return;
        }
        $new = "{$this->dropIn()}." . bin2hex(random_bytes(4));
        if (!@copy($source, $new)) {
            throw new BootstrapFailure(FailureReason::VolumeNotWritable, "{$new} can't be written: is the volume full?");
        }
        Folder::rename($new, $this->dropIn());
        $this->log->line('The object cache is in place');
    }

    /**
     * @param array<string, string> $environment
     * @return array{string, int, string} host, port and password
     */
    public static function server(array $environment, Secrets $secrets): array
    {
        $read = new SettingsReader($environment);
        return [
            $read->matching('STORE_CACHE_HOST', '/^[A-Za-z0-9.-]+$/', 'a host name'),
            (int) $read->matching('STORE_CACHE_PORT', '/^[0-9]{1,5}$/', 'a port'),
            $secrets->read('STORE_CACHE_PASSWORD'),
        ];
    }

    /** Empties the cache of the store. A server that doesn't answer is down, and comes back empty. */
    public function flush(string $host, int $port, string $password): void
    {
        $socket = @stream_socket_client("tcp://{$host}:{$port}", $code, $message, self::SECONDS);
        if ($socket === false) {
            $this->log->line("The cache server {$host}:{$port} was not reached: {$message}");
            return;
        }
        stream_set_timeout($socket, (int) self::SECONDS);
        fwrite($socket, self::command('AUTH', $password) . self::command('FLUSHALL'));
        $login = trim((string) fgets($socket));
        $answer = $login === '+OK' ? trim((string) fgets($socket)) : $login;
        fclose($socket);
        $this->log->line($answer === '+OK' ? 'The object cache is empty' : "The object cache was not emptied: {$answer}");
    }

    private static function command(string ...$words): string
    {
        $parts = array_map(static fn (string $word): string => '$' . strlen($word) . "\r\n{$word}\r\n", $words);
        return '*' . count($words) . "\r\n" . implode('', $parts);
    }

    private function dropIn(): string
    {
        return "{$this->paths->volume}/" . self::DROP_IN;
    }
}
