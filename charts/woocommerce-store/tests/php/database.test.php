<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\CustomerRows;
use WooCommerceStore\Bootstrap\DatabaseBootstrapState;
use WooCommerceStore\Bootstrap\DatabaseTableCopy;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\Marker;
use WooCommerceStore\Bootstrap\Upgrade;
use WooCommerceStore\Bootstrap\UpgradeStep;

require __DIR__ . '/MariaDbServer.php';

$server = MariaDbServer::start();
if ($server === null) {
    TestRun::current()->skip('database', 'MariaDB is not installed, or PHP has no mysqli extension');
    return;
}
$database = $server->connect();

/** The tables of a shop with one order, as small as they can be. */
$shop = static function () use ($database): DatabaseTableCopy {
    foreach ($database->tables('') as $table) {
        $database->execute("DROP TABLE `{$table}`");
    }
    foreach ([
        'CREATE TABLE wp_options (name VARCHAR(64) PRIMARY KEY, value TEXT)',
        "INSERT INTO wp_options VALUES ('version', '11.0.1')",
        "CREATE TABLE wp_posts (id INT AUTO_INCREMENT PRIMARY KEY, post_type VARCHAR(20), made DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00')",
        "INSERT INTO wp_posts (post_type) VALUES ('page')",
        'CREATE TABLE wp_wc_orders (id INT AUTO_INCREMENT PRIMARY KEY, status VARCHAR(20), note TEXT)',
        "INSERT INTO wp_wc_orders (status) VALUES ('processing'), ('deleted')",
        "DELETE FROM wp_wc_orders WHERE status = 'deleted'",
        'CREATE TABLE wp_users (id INT AUTO_INCREMENT PRIMARY KEY, login VARCHAR(60))',
        "INSERT INTO wp_users VALUES (1, 'admin')",
    ] as $sql) {
        $database->execute('SET SESSION sql_mode = ""');
        $database->execute($sql);
    }
    return new DatabaseTableCopy($database, new CustomerRows($database), silentLog());
};

$upgrade = static function () use ($database): void {
    $database->execute("UPDATE wp_options SET value = '11.0.2'");
    $database->execute('ALTER TABLE wp_wc_orders ADD COLUMN tracking TEXT');
    $database->execute('CREATE TABLE wp_wc_new (id INT)');
    $database->execute('DROP TABLE wp_options');
};

test('copy: brings back what an upgrade has changed, added and dropped', static function () use ($database, $shop, $upgrade): void {
    $copy = $shop();
    $state = new DatabaseBootstrapState($database, silentLog());
    $copy->make();
    $upgrade();
    $state->noteUpgrade(new Upgrade(UpgradeStep::Restoring));
    same(true, $copy->exists());
    same(true, $copy->restore());
    same('11.0.1', $database->value('SELECT value FROM wp_options'));
    same(['id', 'status', 'note'], $database->columns('wp_wc_orders'));
    same([[], false], [$database->columns('wp_wc_new'), $copy->exists()]);
    // How far the upgrade was is no part of what is undone.
    same(UpgradeStep::Restoring, $state->upgrade()?->step);
    $copy->drop();
    same([[], []], [$database->tables('was_'), $database->tables('bad_')]);
});

test('copy: gives no number of an order out twice', static function () use ($database, $shop): void {
    $copy = $shop();
    $copy->make();
    same(true, $copy->restore());
    $database->execute("INSERT INTO wp_wc_orders (status) VALUES ('new')");
    same('3', $database->value("SELECT id FROM wp_wc_orders WHERE status = 'new'"));
});

$writes = [
    'a new order' => "INSERT INTO wp_wc_orders (status) VALUES ('pending')",
    'a changed order' => "UPDATE wp_wc_orders SET status = 'completed'",
    'a removed order' => 'DELETE FROM wp_wc_orders',
    'a value that was none before' => "UPDATE wp_wc_orders SET note = ''",
    'an account' => "INSERT INTO wp_users (login) VALUES ('customer')",
    'an order where orders once were' => "INSERT INTO wp_posts (post_type) VALUES ('shop_order')",
];
foreach ($writes as $what => $sql) {
    test("copy: {$what} keeps it from being put back", static function () use ($database, $shop, $upgrade, $sql): void {
        $copy = $shop();
        $copy->make();
        $upgrade();
        $database->execute($sql);
        same(false, $copy->restore());
        same(true, $copy->exists());
        same(['id', 'status', 'note', 'tracking'], $database->columns('wp_wc_orders'));
    });
}

test('copy: a page that somebody wrote is no reason to keep a broken upgrade', static function () use ($database, $shop): void {
    $copy = $shop();
    $copy->make();
    $database->execute("INSERT INTO wp_posts (post_type) VALUES ('page')");
    same(true, $copy->restore());
    same('1', $database->value('SELECT COUNT(*) FROM wp_posts'));
});

test('copy: a second one replaces what a killed run left of the first', static function () use ($database, $shop): void {
    $copy = $shop();
    $database->execute('CREATE TABLE was_wp_options (id INT)');
    $database->execute('CREATE TABLE bad_wp_users (id INT)');
    $copy->make();
    same(['name', 'value'], $database->columns('was_wp_options'));
    same([], $database->tables('bad_'));
});

test('copy: a table whose name leaves no room is said before anything is changed', static function () use ($database, $shop): void {
    $copy = $shop();
    $database->execute('CREATE TABLE wp_' . str_repeat('x', 59) . ' (id INT)');
    failsWith(FailureReason::DatabaseCopyFailed, $copy->make(...));
});

test('state: the marker and the end of the upgrade are written together', static function () use ($database, $shop): void {
    $marker = static fn (string $version): Marker => new Marker(Marker::REVISION, '7.1.0', $version, [], []);
    $shop();
    $state = new DatabaseBootstrapState($database, silentLog());
    same([null, null], [$state->marker(), $state->upgrade()]);
    $state->complete($marker('11.0.1'));
    same(null, $state->upgrade());
    $state->noteUpgrade(new Upgrade(UpgradeStep::Running));
    $state->complete($marker('11.0.2'));
    same(['11.0.2', UpgradeStep::Verified], [$state->marker()?->wooCommerce, $state->upgrade()?->step]);
    $state->noteUpgrade(null);
    same(null, $state->upgrade());
});

test('state: tables of somebody else are not touched, half-made ones of ours are dropped', static function () use ($database, $shop): void {
    $shop();
    failsWith(FailureReason::DatabaseNotEmpty, (new DatabaseBootstrapState($database, silentLog()))->beginCore(...));
    same('1', $database->value('SELECT COUNT(*) FROM wp_users'));
    $database->execute('DROP TABLE wp_wc_orders');
    $database->execute("INSERT INTO wp_store_bootstrap (name, value) VALUES ('core', 'begun')");
    (new DatabaseBootstrapState($database, silentLog()))->beginCore();
    same(['wp_store_bootstrap'], $database->tables('wp_'));
});

test('lock: is held until the connection goes', static function () use ($server, $database): void {
    $database->lock(1);
    failsWith(FailureReason::LockTimeout, static fn () => $server->connect()->lock(1));
});

test('lock: is of one store, and not of all that share a server', static function () use ($server, $database): void {
    $database->execute('CREATE DATABASE IF NOT EXISTS other');
    $server->connect('other')->lock(1);
});

$server->stop();
