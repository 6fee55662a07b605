<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\ContentPaths;
use WooCommerceStore\Bootstrap\Log;
use WooCommerceStore\Bootstrap\ObjectCache;
use WooCommerceStore\Bootstrap\Redactor;

/** A volume with the plugin whose drop-in it is. */
$volume = static function (string $dropIn = '<?php // 1'): ContentPaths {
    $folder = folder();
    write("{$folder}/plugins/redis-cache/includes/object-cache.php", $dropIn);
    return new ContentPaths($folder, $folder, $folder);
};

test('object cache: the drop-in comes with its plugin, and goes', static function () use ($volume): void {
    $paths = $volume();
    $cache = new ObjectCache($paths, silentLog());
    $cache->install();
    same('<?php // 1', file_get_contents("{$paths->volume}/object-cache.php"));
    write("{$paths->volume}/plugins/redis-cache/includes/object-cache.php", '<?php // 2');
    $cache->install();
    same('<?php // 2', file_get_contents("{$paths->volume}/object-cache.php"));
    $cache->remove();
    $cache->remove();
    same(['plugins'], array_map(basename(...), glob("{$paths->volume}/*") ?: []));
});

test('object cache: without its plugin there is none, and one that was there goes', static function () use ($volume): void {
    $paths = $volume();
    $cache = new ObjectCache($paths, silentLog());
    $cache->install();
    unlink("{$paths->volume}/plugins/redis-cache/includes/object-cache.php");
    $cache->install();
    same(false, file_exists("{$paths->volume}/object-cache.php"));
});

/** Empties the cache of a server that gives these answers, and tells what it was asked and what the log says. */
$flush = static function (string $answers): array {
    $server = stream_socket_server('tcp://127.0.0.1:0');
    [$host, $port] = explode(':', (string) stream_socket_get_name($server, false));
    $code = <<<'PHP'
        $cache = new WooCommerceStore\Bootstrap\ObjectCache(new WooCommerceStore\Bootstrap\ContentPaths(), new WooCommerceStore\Bootstrap\Log(new WooCommerceStore\Bootstrap\Redactor()));
        $cache->flush($argv[1], (int) $argv[2], 'secret');
        PHP;
    $pipes = [];
    $client = proc_open([PHP_BINARY, '-r', 'require "' . BOOTSTRAP . '/autoload.php"; ' . $code, $host, $port], [2 => ['pipe', 'w']], $pipes);
    $connection = stream_socket_accept($server, 10);
    stream_set_timeout($connection, 10);
    $asked = '';
    while (!str_contains($asked, "FLUSHALL\r\n")) {
        $asked .= (string) fread($connection, 1024);
    }
    fwrite($connection, $answers);
    $log = (string) stream_get_contents($pipes[2]);
    proc_close($client);
    return [$asked, $log];
};

test("object cache: is emptied with the server's password", static function () use ($flush): void {
    [$asked, $log] = $flush("+OK\r\n+OK\r\n");
    same("*2\r\n\$4\r\nAUTH\r\n\$6\r\nsecret\r\n*1\r\n\$8\r\nFLUSHALL\r\n", $asked);
    contains('The object cache is empty', $log);
});

test('object cache: a server that refuses is said', static function () use ($flush): void {
    [, $log] = $flush("-WRONGPASS invalid\r\n-NOAUTH Authentication required.\r\n");
    contains('was not emptied: -WRONGPASS', $log);
});

test('object cache: a server that hangs, or is not there, holds nothing up', static function (): void {
    $stream = fopen('php://memory', 'w+b');
    $cache = new ObjectCache(new ContentPaths(), new Log(new Redactor(), $stream));
    $hanging = stream_socket_server('tcp://127.0.0.1:0');
    $started = hrtime(true);
    $cache->flush('127.0.0.1', (int) substr((string) strrchr((string) stream_socket_get_name($hanging, false), ':'), 1), 'secret');
    $cache->flush('127.0.0.1', 9, 'secret');
    same(true, (hrtime(true) - $started) / 1e9 < 8);
    rewind($stream);
    $log = (string) stream_get_contents($stream);
    contains('was not emptied', $log);
    contains('127.0.0.1:9 was not reached', $log);
});
