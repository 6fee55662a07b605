<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** One connection to the store's database, which also holds the lock of the set-up. */
final class Database
{
    private const ACCESS_DENIED = [1044, 1045, 1049, 1698];
    private const LOCK = 'store-bootstrap-';

    /** A database that starts beside the set-up is there within seconds, and each of them is one of the whole start. */
    private const SECONDS_OF_IMPATIENCE = 30.0;
    private const SECONDS_BETWEEN_FIRST_ATTEMPTS = 0.1;
    private const SECONDS_BETWEEN_ATTEMPTS = 1.0;
    private const SECONDS_BETWEEN_LINES = 15.0;

    /** A swap of tables that waits for a visitor's query longer than this is given up. */
    private const SECONDS_FOR_TABLE_LOCKS = 60;

    /** A database that is initialising for the first time refuses its user for a moment too. */
    private const SECONDS_OF_DENIALS = 60.0;

    private function __construct(private readonly \mysqli $connection)
    {
    }

    /** Waits until the database takes connections. */
    public static function connect(StoreSettings $settings, string $password, Log $log): self
    {
        mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
        $deadline = Deadline::in($settings->databaseTimeout);
        $impatience = Deadline::in(self::SECONDS_OF_IMPATIENCE);
        $denials = null;
        $silence = null;
        while (true) {
            try {
                return new self(self::attempt($settings, $password));
            } catch (\mysqli_sql_exception $error) {
                $denied = in_array($error->getCode(), self::ACCESS_DENIED, true);
                $denials = $denied ? ($denials ?? Deadline::in(self::SECONDS_OF_DENIALS)) : null;
                if ($silence === null || $silence->isOver()) {
                    $log->line("Waiting for the database: {$error->getMessage()}");
                    $silence = Deadline::in(self::SECONDS_BETWEEN_LINES);
                }
                if ($denials?->isOver() || $deadline->isOver()) {
                    throw self::failure($settings, $denied, $error);
                }
                $deadline->sleep($impatience->isOver() ? self::SECONDS_BETWEEN_ATTEMPTS : self::SECONDS_BETWEEN_FIRST_ATTEMPTS);
            }
        }
    }

    /** Takes the lock among all pods of the store. It goes when the connection goes, whatever ends it. */
    public function lock(int $seconds): void
    {
        // Names of locks belong to the whole server, which may have databases of many stores.
        if ($this->value('SELECT GET_LOCK(CONCAT(?, SHA1(DATABASE())), ?)', [self::LOCK, (string) $seconds]) !== '1') {
            throw new BootstrapFailure(
                FailureReason::LockTimeout,
                "Another pod's set-up of this store has not ended within {$seconds} seconds.",
            );
        }
    }

    /** @param list<string> $parameters */
    public function execute(string $sql, array $parameters = []): void
    {
        $this->connection->execute_query($sql, $parameters);
    }

    /**
     * The first column of the first row, or null when there is none.
     *
     * @param list<string> $parameters
     */
    public function value(string $sql, array $parameters = []): ?string
    {
        $row = $this->connection->execute_query($sql, $parameters)->fetch_row();
        return isset($row[0]) ? (string) $row[0] : null;
    }

    /**
     * Names of the tables that start so.
     *
     * @return list<string>
     */
    public function tables(string $prefix): array
    {
        $result = $this->connection->execute_query(
            'SELECT TABLE_NAME FROM information_schema.TABLES
                WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = "BASE TABLE" AND LEFT(TABLE_NAME, CHAR_LENGTH(?)) = ?',
            [$prefix, $prefix],
        );
        return array_map(static fn (array $row): string => (string) $row[0], $result->fetch_all());
    }

    /** @return list<string> none when there is no such table */
    public function columns(string $table): array
    {
        $result = $this->connection->execute_query(
            'SELECT COLUMN_NAME FROM information_schema.COLUMNS
                WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION',
            [$table],
        );
        return array_map(static fn (array $row): string => (string) $row[0], $result->fetch_all());
    }

    /** Does several things as one, or none of them. */
    public function transaction(callable $work): void
    {
        $this->connection->begin_transaction();
        try {
            $work();
            $this->connection->commit();
        } catch (\Throwable $error) {
            $this->connection->rollback();
            throw $error;
        }
    }

    private static function attempt(StoreSettings $settings, string $password): \mysqli
    {
        $connection = mysqli_init();
        $connection->options(MYSQLI_OPT_CONNECT_TIMEOUT, 5);
        // PHP itself reports a host without an address before the exception comes.
        @$connection->real_connect(
            $settings->databaseHost,
            $settings->databaseUser,
            $password,
            $settings->databaseName,
            $settings->databasePort,
        );
        $connection->set_charset('utf8mb4');
        $connection->query('SET SESSION lock_wait_timeout = ' . self::SECONDS_FOR_TABLE_LOCKS);
        return $connection;
    }

    private static function failure(StoreSettings $settings, bool $denied, \mysqli_sql_exception $error): BootstrapFailure
    {
        $where = "{$settings->databaseHost}:{$settings->databasePort}";
        return $denied
            ? new BootstrapFailure(
                FailureReason::DatabaseAccessDenied,
                "The database at {$where} refuses the user {$settings->databaseUser}. Was the store's Secret made anew while the data of an older one was kept? {$error->getMessage()}",
                $error,
            )
            : new BootstrapFailure(
                FailureReason::DatabaseNotReady,
                "The database at {$where} took no connection within {$settings->databaseTimeout} seconds: {$error->getMessage()}",
                $error,
            );
    }
}
