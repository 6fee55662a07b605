<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\Archive;
use WooCommerceStore\Bootstrap\Deadline;
use WooCommerceStore\Bootstrap\Download;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\Source;

if (!class_exists(\ZipArchive::class)) {
    TestRun::current()->skip('download and archives', 'PHP has no zip extension (package php-zip)');
    return;
}

/** @param array<string, string> $files */
function archive(string $path, array $files): string
{
    $zip = new \ZipArchive();
    $zip->open($path, \ZipArchive::CREATE | \ZipArchive::OVERWRITE);
    foreach ($files as $name => $content) {
        $zip->addFromString((string) $name, $content);
    }
    $zip->close();
    return $path;
}

function wooCommerceAt(string $url, string $sha256 = ''): Source
{
    return new Source('WooCommerce', 'woocommerce', $url, $sha256, 'WooCommerce');
}

$folder = folder();
$path = archive("{$folder}/archive.zip", ['woocommerce/woocommerce.php' => pluginFile('11.0.1'), 'woocommerce/a/b.php' => '<?php']);
$sha256 = (string) hash_file('sha256', $path);
$mirror = MirrorServer::start($folder);
$source = static fn (string $path, string $sum): array => [
    'STORE_WOOCOMMERCE_URL' => $mirror->url . $path,
    'STORE_WOOCOMMERCE_SHA256' => $sum,
];

test('download: installs the archive whose checksum is right', static function () use ($source, $sha256): void {
    $paths = image();
    setUp($paths, $source('/archive.zip', $sha256));
    same('11.0.1', installedVersion($paths));
    same(true, is_file("{$paths->volume}/plugins/woocommerce/a/b.php"));
    same(false, file_exists($paths->work()));
});

test('download: a wrong checksum leaves no half shop', static function () use ($source, $sha256): void {
    $paths = image();
    $wrong = str_repeat('0', 64);
    $message = failsWith(FailureReason::WooCommerceChecksumMismatch, static fn () => setUp($paths, $source('/archive.zip', $wrong)));
    contains($sha256, $message);
    contains($wrong, $message);
    same(false, file_exists("{$paths->volume}/plugins/woocommerce"));
});

test('download: a wrong checksum leaves the version that is there', static function () use ($source): void {
    $paths = storeOf('10.9.0');
    same(FailureReason::WooCommerceChecksumMismatch, setUp($paths, $source('/archive.zip', str_repeat('0', 64)))?->reason);
    same(['10.9.0', ''], [installedVersion($paths), waitingVersion($paths)]);
});

test('download: an image that has the version is not asked elsewhere', static function () use ($source): void {
    $paths = image();
    write("{$paths->image}/plugins/woocommerce/woocommerce.php", pluginFile('11.0.1'));
    setUp($paths, $source('/missing', str_repeat('0', 64)));
    same('11.0.1', installedVersion($paths));
});

test('download: an archive of another version is refused', static function () use ($source, $folder): void {
    $path = archive("{$folder}/other.zip", ['woocommerce/woocommerce.php' => pluginFile('10.0.0')]);
    $paths = image();
    contains('10.0.0', failsWith(
        FailureReason::WooCommerceVersionMismatch,
        static fn () => setUp($paths, $source('/other.zip', (string) hash_file('sha256', $path))),
    ));
    same(false, file_exists("{$paths->volume}/plugins/woocommerce"));
});

test('download: follows a redirect', static function () use ($mirror, $sha256): void {
    (new Download(silentLog(), true))->fetch(wooCommerceAt("{$mirror->url}/moved/archive.zip", $sha256), folder() . '/a.zip', Deadline::in(10));
});

test('download: tries again after a passing failure', static function () use ($mirror, $sha256): void {
    (new Download(silentLog(), true))->fetch(wooCommerceAt("{$mirror->url}/recovers", $sha256), folder() . '/a.zip', Deadline::in(10));
});

$failures = ['/missing' => '404', '/broken' => '503', '/short' => 'it took too long'];
foreach ($failures as $path => $expected) {
    test("download: says what went wrong with {$path}", static function () use ($mirror, $path, $expected): void {
        $download = static fn () => (new Download(silentLog(), true))->fetch(wooCommerceAt($mirror->url . $path), folder() . '/a.zip', Deadline::in(1));
        contains($expected, failsWith(FailureReason::WooCommerceUnavailable, $download));
    });
}

test('download: ends at its deadline', static function () use ($mirror): void {
    $started = hrtime(true);
    $download = static fn () => (new Download(silentLog(), true))->fetch(wooCommerceAt("{$mirror->url}/slow"), folder() . '/a.zip', Deadline::in(1));
    failsWith(FailureReason::WooCommerceUnavailable, $download);
    same(true, (hrtime(true) - $started) / 1e9 < 4);
});

test('download: shows no password of the address, and names the switch', static function (): void {
    $download = static fn () => (new Download(silentLog(), false))->fetch(wooCommerceAt('http://user:hidden@127.0.0.1:9/a.zip?token=hidden'), folder() . '/a.zip', Deadline::in(1));
    $message = failsWith(FailureReason::WooCommerceUnavailable, $download);
    contains('http://127.0.0.1:9/a.zip', $message);
    contains('internetAccess', $message);
    lacks('hidden', $message);
});

$archives = [
    'no zip at all' => null,
    'nothing in it' => [],
    'a file beside the plugin' => ['woocommerce/a.php' => '', 'evil.php' => ''],
    'a file above the plugin' => ['woocommerce/../../evil.php' => ''],
    'an absolute path' => ['/tmp/evil.php' => ''],
    'another plugin' => ['akismet/akismet.php' => ''],
    'a backslash' => ['woocommerce/..\\..\\evil.php' => ''],
];
foreach ($archives as $what => $files) {
    test("archive: refuses one with {$what}", static function () use ($files): void {
        $folder = folder();
        $path = $files === null ? write("{$folder}/a.zip", 'not a zip') : archive("{$folder}/a.zip", $files);
        failsWith(FailureReason::WooCommerceArchiveInvalid, static fn () => (new Archive($path, wooCommerceAt('')))->unpackFolder('woocommerce', "{$folder}/out"));
        same(false, file_exists("{$folder}/evil.php") || file_exists("{$folder}/out/evil.php"));
    });
}

test('archive: refuses one with a symbolic link', static function (): void {
    $folder = folder();
    $zip = new \ZipArchive();
    $zip->open("{$folder}/a.zip", \ZipArchive::CREATE);
    $zip->addFromString('woocommerce/link', '/etc');
    $zip->setExternalAttributesName('woocommerce/link', \ZipArchive::OPSYS_UNIX, 0120777 << 16);
    $zip->close();
    contains('link', failsWith(FailureReason::WooCommerceArchiveInvalid, static fn () => (new Archive("{$folder}/a.zip", wooCommerceAt('')))->unpackFolder('woocommerce', "{$folder}/out")));
});

/** @return array<string, mixed> a blueprint with one language pack */
$german = static function (array $files, string $kind = 'core') use ($folder, $mirror): array {
    $path = archive("{$folder}/german.zip", $files);
    $pack = ['kind' => $kind, 'slug' => $kind === 'core' ? '' : 'woocommerce', 'url' => "{$mirror->url}/german.zip", 'sha256' => hash_file('sha256', $path)];
    return ['languagePacks' => [$pack]];
};

test('language packs: come to where WordPress looks for them, and once', static function () use ($german, $folder): void {
    $paths = storeOf('11.0.1');
    $blueprint = $german(['de_DE.mo' => 'words', 'de_DE.l10n.php' => '<?php', 'de_DE-0123.json' => '{}']);
    same(null, setUp($paths, [], ['locale' => 'de_DE', ...$blueprint]));
    same('words', file_get_contents("{$paths->volume}/languages/de_DE.mo"));
    unlink("{$folder}/german.zip");
    same(null, setUp($paths, [], ['locale' => 'de_DE', ...$blueprint]));
    same(null, setUp($paths, [], $german(['woocommerce-de_DE.mo' => 'other words'], 'plugin')));
    same('other words', file_get_contents("{$paths->volume}/languages/plugins/woocommerce-de_DE.mo"));
});

test('language packs: anything else in them is refused', static function () use ($german): void {
    foreach (['evil.php', 'folder/de_DE.mo', '../de_DE.mo'] as $name) {
        $paths = storeOf('11.0.1');
        $failure = setUp($paths, [], $german(['de_DE.mo' => 'words', $name => '']));
        same(FailureReason::ContentArchiveInvalid, $failure?->reason);
        contains('the language pack of WordPress', (string) $failure?->getMessage());
        same(false, file_exists("{$paths->volume}/languages/de_DE.mo"));
    }
});

test('download: a plugin of the blueprint is told by its name', static function () use ($mirror): void {
    $plugin = ['slug' => 'letters', 'version' => '1.0', 'url' => "{$mirror->url}/missing", 'sha256' => str_repeat('0', 64)];
    $failure = setUp(storeOf('11.0.1'), [], ['plugins' => [$plugin]]);
    same(FailureReason::ContentUnavailable, $failure?->reason);
    contains("The plugin letters can't be downloaded", (string) $failure?->getMessage());
});

$mirror->stop();
