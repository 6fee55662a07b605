<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\Blueprint;
use WooCommerceStore\Bootstrap\BootstrapFailure;
use WooCommerceStore\Bootstrap\ContentFiles;
use WooCommerceStore\Bootstrap\ContentPaths;
use WooCommerceStore\Bootstrap\ContentSetUp;
use WooCommerceStore\Bootstrap\ContentVolume;
use WooCommerceStore\Bootstrap\Deadline;
use WooCommerceStore\Bootstrap\Download;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\FileHeader;
use WooCommerceStore\Bootstrap\Folder;
use WooCommerceStore\Bootstrap\LanguageFiles;
use WooCommerceStore\Bootstrap\StoreSettings;

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

/**
 * @param array<string, string> $changes
 * @param array<string, mixed> $blueprint
 */
function setUp(ContentPaths $paths, array $changes = [], array $blueprint = []): ?BootstrapFailure
{
    $settings = StoreSettings::fromEnvironment(environment($changes));
    $blueprint = Blueprint::fromJson((string) json_encode((object) $blueprint));
    $folder = new Folder($paths->work());
    $volume = new ContentVolume($paths, $folder);
    $download = new Download(silentLog(), $settings->internetAccess);
    $setUp = new ContentSetUp(
        $paths,
        $volume,
        $blueprint,
        [...$blueprint->items(), $settings->wooCommerce()],
        new ContentFiles($paths, $volume, $download, $folder, $settings->downloadTimeout, silentLog()),
        new LanguageFiles($paths, $download, $settings->downloadTimeout, silentLog()),
        $folder,
        silentLog(),
    );
    return $setUp->run(Deadline::in($settings->lockTimeout));
}

function installedVersion(ContentPaths $paths): string
{
    return FileHeader::of("{$paths->volume}/plugins/woocommerce/woocommerce.php")->version();
}

/** The version that waits for the second container. */
function waitingVersion(ContentPaths $paths): string
{
    return FileHeader::of("{$paths->volume}/.store-next/plugins/woocommerce/woocommerce.php")->version();
}

/** A store that has been set up with this version before. */
function storeOf(string $version, string $image = ''): ContentPaths
{
    $paths = image();
    write("{$paths->volume}/plugins/woocommerce/woocommerce.php", pluginFile($version));
    if ($image !== '') {
        write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile($image));
    }
    return $paths;
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

test('content: a newer WooCommerce waits, whole, beside the one that sells', static function (): void {
    $paths = storeOf('10.9.2', '11.0.1');
    same(null, setUp($paths));
    same(['10.9.2', '11.0.1'], [installedVersion($paths), waitingVersion($paths)]);
    $inode = fileinode("{$paths->volume}/.store-next/plugins/woocommerce/woocommerce.php");
    same(null, setUp($paths));
    clearstatcache();
    same($inode, fileinode("{$paths->volume}/.store-next/plugins/woocommerce/woocommerce.php"));
});

test('content: what waited and is not wanted any more is given up', static function (): void {
    $paths = storeOf('11.0.1');
    write("{$paths->volume}/.store-next/plugins/woocommerce/woocommerce.php", pluginFile('11.0.2'));
    same(null, setUp($paths));
    same(['11.0.1', ''], [installedVersion($paths), waitingVersion($paths)]);
});

test('content: puts back what a run that was killed between two renames has taken away', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    write("{$paths->volume}/.store-previous/plugins/woocommerce/woocommerce.php", pluginFile('10.9.2'));
    same(null, setUp($paths));
    same(['10.9.2', '11.0.1'], [installedVersion($paths), waitingVersion($paths)]);
});

test('volume: an upgrade that was killed between two renames is undone as well', static function (): void {
    $paths = image();
    write("{$paths->volume}/.store-previous/plugins/woocommerce/woocommerce.php", pluginFile('10.9.2'));
    write("{$paths->volume}/.store-next/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    $volume = new ContentVolume($paths, new Folder($paths->work()));
    $volume->repair();
    same('10.9.2', installedVersion($paths));
    $volume->upgrade();
    same('11.0.1', installedVersion($paths));
    $volume->goBack();
    same(['10.9.2', ''], [installedVersion($paths), waitingVersion($paths)]);
});

test('content: never goes back to an older WooCommerce, and lets the newer one sell', static function (): void {
    $paths = storeOf('11.2.0');
    $failure = setUp($paths);
    same(FailureReason::WooCommerceDowngrade, $failure?->reason);
    contains('11.2.0', (string) $failure?->getMessage());
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

/** @return array<string, mixed> a blueprint with a plugin that the image has */
function withPlugin(ContentPaths $paths, string $version): array
{
    write("{$paths->image}/plugins/letters/main.php", "<?php\n/*\nPlugin Name: Letters\nVersion: {$version}\n*/");
    return ['plugins' => [['slug' => 'letters', 'version' => $version]]];
}

test("content: brings the blueprint's plugins, whatever their file is called", static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    same(null, setUp($paths, [], withPlugin($paths, '1.0')));
    same('1.0', FileHeader::of("{$paths->volume}/plugins/letters/main.php")->version());
});

test('content: a plugin whose version is raised waits for its turn, one that left the blueprint is left alone', static function (): void {
    $paths = storeOf('11.0.1');
    write("{$paths->volume}/plugins/letters/main.php", "<?php\n/*\nPlugin Name: Letters\nVersion: 1.0\n*/");
    same(null, setUp($paths, [], withPlugin($paths, '1.1')));
    same('1.0', FileHeader::of("{$paths->volume}/plugins/letters/main.php")->version());
    same('1.1', FileHeader::of("{$paths->volume}/.store-next/plugins/letters/main.php")->version());
    Folder::remove("{$paths->image}/plugins/letters");
    same(null, setUp($paths));
    same(true, is_file("{$paths->volume}/plugins/letters/main.php"));
});

test('content: a plugin that is missing fails the first run, by its name', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    $message = failsWith(FailureReason::ContentUnavailable, static fn () => setUp($paths, [], ['plugins' => [['slug' => 'letters', 'version' => '1.0']]]));
    contains('the plugin letters', $message);
    contains('blueprint.plugins[0].url', $message);
    // Without WooCommerce in place the next run is a first one as well.
    same('', installedVersion($paths));
});

test('content: a plugin that can not be brought keeps back the WooCommerce that was to come with it', static function (): void {
    $paths = storeOf('10.9.2', '11.0.1');
    $failure = setUp($paths, [], ['plugins' => [['slug' => 'letters', 'version' => '1.0']]]);
    same(FailureReason::ContentUnavailable, $failure?->reason);
    same(['10.9.2', ''], [installedVersion($paths), waitingVersion($paths)]);
});

test('content: a language that nobody brings is said', static function (): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    contains('de_DE', failsWith(FailureReason::ContentUnavailable, static fn () => setUp($paths, [], ['locale' => 'de_DE'])));
    write("{$paths->volume}/languages/de_DE.mo", 'words');
    same(null, setUp($paths, [], ['locale' => 'de_DE']));
});
