<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\ContentPaths;
use WooCommerceStore\Bootstrap\ContentSetUp;
use WooCommerceStore\Bootstrap\Deadline;
use WooCommerceStore\Bootstrap\Download;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\FileHeader;
use WooCommerceStore\Bootstrap\Folder;
use WooCommerceStore\Bootstrap\StoreSettings;
use WooCommerceStore\Bootstrap\WooCommerceFiles;

/** A WordPress image with one theme, and an empty volume. */
function image(string $wordPress = '7.1.0'): ContentPaths
{
    $folder = folder();
    write("{$folder}/wp/wp-includes/version.php", "<?php\n\$wp_version = '{$wordPress}';\n");
    write("{$folder}/wp/wp-content/themes/plain/style.css", "/*\nTheme Name: Plain\nVersion: 1.2\n*/");
    write("{$folder}/wp/wp-content/themes/plain/parts/header.html", 'header');
    mkdir("{$folder}/volume");
    return new ContentPaths("{$folder}/wp", "{$folder}/wp/wp-content", "{$folder}/volume");
}

/** The main file of a WooCommerce of this version. */
function pluginFile(string $version, string $headers = ''): string
{
    return "<?php\n/**\n * Plugin Name: WooCommerce\n * Version: {$version}\n{$headers} */\n";
}

/** @param array<string, string> $changes */
function setUp(ContentPaths $paths, array $changes = []): void
{
    $settings = StoreSettings::fromEnvironment(environment($changes));
    $folder = new Folder($paths->work());
    $wooCommerce = new WooCommerceFiles($paths, $settings, new Download(silentLog(), $settings->internetAccess), $folder, silentLog());
    (new ContentSetUp($paths, $wooCommerce, $folder, silentLog()))->run(Deadline::in($settings->lockTimeout));
}

function installedVersion(ContentPaths $paths): string
{
    return FileHeader::of("{$paths->volume}/plugins/woocommerce/woocommerce.php")->version();
}

test('header: is read as WordPress reads it', static function (): void {
    $file = write(folder() . '/a.php', "<?php\r\n/**\r\n * Plugin Name: A\r\n * Version: 11.0.1 */\r\n// Version: 9");
    same('11.0.1', FileHeader::of($file)->version());
    same('', FileHeader::of($file)->get('Requires PHP'));
    same('', FileHeader::of('/nowhere')->version());
});

test('content: brings themes and WooCommerce from the image', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    write("{$paths->image}/plugins/woocommerce/includes/a.php", '<?php');
    setUp($paths);
    same('11.0.1', installedVersion($paths));
    same('header', file_get_contents("{$paths->volume}/themes/plain/parts/header.html"));
    same(true, is_dir("{$paths->volume}/uploads") && is_file("{$paths->volume}/plugins/woocommerce/includes/a.php"));
    same(false, file_exists($paths->work()));
});

test('content: a second run changes nothing', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    setUp($paths);
    write("{$paths->volume}/themes/plain/parts/header.html", "the owner's");
    write("{$paths->volume}/uploads/photo.jpg", 'photo');
    $inode = fileinode("{$paths->volume}/plugins/woocommerce/woocommerce.php");
    setUp($paths);
    same("the owner's", file_get_contents("{$paths->volume}/themes/plain/parts/header.html"));
    same('photo', file_get_contents("{$paths->volume}/uploads/photo.jpg"));
    clearstatcache();
    same($inode, fileinode("{$paths->volume}/plugins/woocommerce/woocommerce.php"));
});

test('content: a newer image brings its newer theme', static function (): void {
    $paths = image();
    write("{$paths->volume}/themes/plain/style.css", "/*\nVersion: 1.1\n*/");
    write("{$paths->volume}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    setUp($paths);
    same('1.2', FileHeader::of("{$paths->volume}/themes/plain/style.css")->version());
});

test('content: takes up what a killed run left, and clears it', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    write("{$paths->work()}/unpacked/woocommerce/woocommerce.php", pluginFile('10.9.9'));
    setUp($paths);
    same('11.0.1', installedVersion($paths));
    same(false, file_exists($paths->work()));
});

test('content: an older WooCommerce is replaced as a whole', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    write("{$paths->volume}/plugins/woocommerce/woocommerce.php", pluginFile('10.9.2'));
    write("{$paths->volume}/plugins/woocommerce/old.php", '<?php');
    setUp($paths);
    same('11.0.1', installedVersion($paths));
    same(false, file_exists("{$paths->volume}/plugins/woocommerce/old.php"));
});

test('content: never goes back to an older WooCommerce', static function (): void {
    $paths = image();
    write("{$paths->volume}/plugins/woocommerce/woocommerce.php", pluginFile('11.2.0'));
    contains('11.2.0', failsWith(FailureReason::WooCommerceDowngrade, static fn () => setUp($paths)));
    same('11.2.0', installedVersion($paths));
});

test('content: an image with another version and no address is a mismatch', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('10.0.0'));
    contains('10.0.0', failsWith(FailureReason::WooCommerceVersionMismatch, static fn () => setUp($paths)));
});

test('content: no WooCommerce anywhere is said', static function (): void {
    contains('woocommerce.source.url', failsWith(FailureReason::WooCommerceUnavailable, static fn () => setUp(image())));
});

test('content: a WooCommerce that needs a newer WordPress or PHP is refused before the database is touched', static function (): void {
    foreach ([' * Requires at least: 7.5' => 'WordPress 7.5', ' * Requires PHP: 99.0' => 'PHP 99.0'] as $header => $needed) {
        $paths = image();
        write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1', "{$header}\n"));
        contains($needed, failsWith(FailureReason::WooCommerceIncompatible, static fn () => setUp($paths)));
    }
});

test('content: waits for another pod, but not for ever', static function (): void {
    $paths = image();
    $other = fopen("{$paths->volume}/.store-lock", 'cb');
    flock($other, LOCK_EX);
    failsWith(FailureReason::LockTimeout, static fn () => setUp($paths, ['STORE_LOCK_TIMEOUT' => '1']));
    fclose($other);
});
