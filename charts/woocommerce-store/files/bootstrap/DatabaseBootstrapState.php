<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/**
 * The state in a table of its own, beside WordPress's. It is there before WordPress is, it is part of every backup, and
 * it says whether tables are half-made by us or belong to somebody else's WordPress.
 */
final class DatabaseBootstrapState implements BootstrapState
{
    private const PREFIX = 'wp_';
    public const TABLE = 'wp_store_bootstrap';

    /** Tables that WooCommerce makes. With one of them there may be orders, and nothing is dropped any more. */
    private const SHOP_PREFIXES = ['wp_wc_', 'wp_woocommerce_'];

    public function __construct(private readonly Database $database, private readonly Log $log)
    {
        $this->database->execute(
            'CREATE TABLE IF NOT EXISTS ' . self::TABLE . ' (
                name VARCHAR(64) NOT NULL PRIMARY KEY,
                value LONGTEXT NOT NULL,
                updated TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
            ) ENGINE = InnoDB CHARACTER SET utf8mb4',
        );
    }

    public function marker(): ?Marker
    {
        $json = $this->get('marker');
        return $json === null ? null : Marker::fromJson($json);
    }

    public function beginCore(): void
    {
        if ($this->get('core') === 'done') {
            return;
        }
        $tables = array_values(array_diff($this->database->tables(self::PREFIX), [self::TABLE]));
        if ($tables !== [] && $this->get('core') !== 'begun') {
            throw new BootstrapFailure(
                FailureReason::DatabaseNotEmpty,
                'The database has tables of a WordPress that this set-up did not make, and none of them was touched. Give the store an empty database.',
            );
        }
        if ($tables !== [] && !$this->hasShop($tables)) {
            $this->log->line('An earlier set-up was cut short: dropping the tables it left, ' . count($tables) . ' of them');
            foreach ($tables as $table) {
                $this->database->execute('DROP TABLE `' . str_replace('`', '``', $table) . '`');
            }
        }
        $this->set('core', 'begun');
    }

    public function endCore(): void
    {
        $this->set('core', 'done');
    }

    public function clearStaleInstallation(): void
    {
        // Whoever holds the set-up's lock is the only one who installs, so a lock of WooCommerce's is a left-over.
        $this->database->execute(
            "DELETE FROM wp_options WHERE option_name IN
                ('wc_installing', '_transient_wc_installing', '_transient_timeout_wc_installing')",
        );
    }

    public function complete(Marker $marker): void
    {
        $this->database->transaction(function () use ($marker): void {
            $this->set('marker', $marker->toJson());
            if ($this->upgrade() !== null) {
                $this->noteUpgrade(new Upgrade(UpgradeStep::Verified));
            }
        });
    }

    public function upgrade(): ?Upgrade
    {
        $json = $this->get('upgrade');
        return $json === null ? null : Upgrade::fromJson($json);
    }

    public function noteUpgrade(?Upgrade $upgrade): void
    {
        if ($upgrade === null) {
            $this->database->execute('DELETE FROM ' . self::TABLE . " WHERE name = 'upgrade'");
            return;
        }
        $this->set('upgrade', $upgrade->toJson());
    }

    /** @param list<string> $tables */
    private function hasShop(array $tables): bool
    {
        foreach ($tables as $table) {
            foreach (self::SHOP_PREFIXES as $prefix) {
                if (str_starts_with($table, $prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private function get(string $name): ?string
    {
        return $this->database->value('SELECT value FROM ' . self::TABLE . ' WHERE name = ?', [$name]);
    }

    private function set(string $name, string $value): void
    {
        $this->database->execute(
            'INSERT INTO ' . self::TABLE . ' (name, value) VALUES (?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)',
            [$name, $value],
        );
    }
}
