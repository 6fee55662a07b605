<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\Database;
use WooCommerceStore\Bootstrap\StoreSettings;

/** A database server of the tests' own, on this machine and in a folder that is gone afterwards. */
final class MariaDbServer
{
    private const PROGRAM = 'mariadbd';
    private const INSTALLER = 'mariadb-install-db';

    /** @param resource $process */
    private function __construct(private readonly mixed $process, private readonly int $port)
    {
    }

    /** Null where MariaDB is not installed, or PHP can't talk to it. */
    public static function start(): ?self
    {
        $program = self::find(self::PROGRAM);
        $installer = self::find(self::INSTALLER);
        if ($program === null || $installer === null || !extension_loaded('mysqli')) {
            return null;
        }
        $folder = folder();
        $probe = stream_socket_server('tcp://127.0.0.1:0');
        $port = (int) substr((string) strrchr((string) stream_socket_get_name($probe, false), ':'), 1);
        fclose($probe);
        $user = (string) (posix_getpwuid(posix_geteuid())['name'] ?? 'root');

        proc_close(self::open([$installer, '--no-defaults', "--user={$user}", "--datadir={$folder}/data", '--skip-test-db', '--auth-root-authentication-method=normal'], "{$folder}/install.log"));
        write("{$folder}/init.sql", "CREATE USER 'wordpress'@'127.0.0.1' IDENTIFIED BY 'secret';\nGRANT ALL ON *.* TO 'wordpress'@'127.0.0.1';\nCREATE DATABASE wordpress;\n");
        $process = self::open([
            $program, '--no-defaults', "--user={$user}", "--datadir={$folder}/data", "--socket={$folder}/socket", "--port={$port}",
            '--bind-address=127.0.0.1', '--skip-name-resolve', "--init-file={$folder}/init.sql", '--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=16M',
        ], "{$folder}/server.log");
        $server = new self($process, $port);
        register_shutdown_function($server->stop(...));
        return $server;
    }

    public function connect(string $database = 'wordpress'): Database
    {
        $settings = StoreSettings::fromEnvironment(environment([
            'WORDPRESS_DB_HOST' => "127.0.0.1:{$this->port}",
            'WORDPRESS_DB_NAME' => $database,
            'STORE_DATABASE_TIMEOUT' => '60',
        ]));
        return Database::connect($settings, 'secret', silentLog());
    }

    public function stop(): void
    {
        if (is_resource($this->process)) {
            proc_terminate($this->process, 9);
            proc_close($this->process);
        }
    }

    private static function find(string $program): ?string
    {
        foreach ([...explode(':', (string) getenv('PATH')), '/usr/sbin'] as $folder) {
            if (is_executable("{$folder}/{$program}")) {
                return "{$folder}/{$program}";
            }
        }
        return null;
    }

    /**
     * @param list<string> $command
     * @return resource
     */
    private static function open(array $command, string $log): mixed
    {
        $pipes = [];
        return proc_open($command, [['file', '/dev/null', 'r'], ['file', $log, 'w'], ['redirect', 1]], $pipes);
    }
}
