<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The copy in the same database, under other names. Nothing else would be as close by, or swapped in one statement. */
final class DatabaseTableCopy implements TableCopy
{
    private const TABLES = 'wp_';
    private const COPY = 'was_';
    private const REPLACED = 'bad_';
    private const LONGEST_NAME = 60;

    public function __construct(
        private readonly Database $database,
        private readonly CustomerRows $customers,
        private readonly Log $log,
    ) {
    }

    public function make(): void
    {
        $this->drop();
        $tables = $this->tables();
        // Rows are taken as they are, with the zero dates and the zero numbers that WordPress allows itself.
        $this->database->execute("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
        $this->log->line('Copying ' . count($tables) . ' tables, for the case that the upgrade fails');
        foreach ($tables as $table) {
            if (strlen($table) > self::LONGEST_NAME) {
                throw new BootstrapFailure(FailureReason::DatabaseCopyFailed, "The name of the table {$table} is too long to copy it.");
            }
            $copy = self::COPY . $table;
            $this->database->execute("CREATE TABLE `{$copy}` LIKE `{$table}`");
            $this->database->execute("INSERT INTO `{$copy}` SELECT * FROM `{$table}`");
            // Numbers of orders that were removed again are not given out twice.
            $next = $this->database->value(
                'SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
                [$table],
            );
            if ($next !== null) {
                $this->database->execute("ALTER TABLE `{$copy}` AUTO_INCREMENT = {$next}");
            }
        }
        $this->log->line('The tables are copied');
    }

    public function exists(): bool
    {
        return $this->database->tables(self::COPY . self::TABLES) !== [];
    }

    public function restore(): bool
    {
        $this->dropAll(self::REPLACED . self::TABLES);
        $rows = $this->customers->fingerprint('', self::COPY);
        if ($rows !== $this->customers->fingerprint(self::COPY, self::COPY)) {
            return false;
        }
        $this->swap(self::REPLACED, self::COPY);

        // Another pod may have sold something between the look and the swap.
        if ($rows !== $this->customers->fingerprint(self::REPLACED, '')) {
            $this->swap(self::COPY, self::REPLACED);
            return false;
        }
        return true;
    }

    public function drop(): void
    {
        $this->dropAll(self::COPY . self::TABLES);
        $this->dropAll(self::REPLACED . self::TABLES);
    }

    /** Takes the tables out of their place by giving them a prefix, and others into it by taking theirs. */
    private function swap(string $out, string $in): void
    {
        $renames = [];
        foreach ($this->tables() as $table) {
            $renames[] = "`{$table}` TO `{$out}{$table}`";
        }
        foreach ($this->database->tables($in . self::TABLES) as $table) {
            $renames[] = "`{$table}` TO `" . substr($table, strlen($in)) . '`';
        }
        $this->database->execute('RENAME TABLE ' . implode(', ', $renames));
    }

    private function dropAll(string $prefix): void
    {
        $tables = $this->database->tables($prefix);
        if ($tables !== []) {
            $this->database->execute('DROP TABLE IF EXISTS `' . implode('`, `', $tables) . '`');
        }
    }

    /** @return list<string> all but the one that says how far the upgrade is */
    private function tables(): array
    {
        return array_values(array_diff($this->database->tables(self::TABLES), [DatabaseBootstrapState::TABLE]));
    }
}
