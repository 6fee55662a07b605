<?php

declare(strict_types=1);

// The paths of MirrorServer: files as they are, and the ways in which a server fails.

$folder = (string) getenv('MIRROR_FOLDER');
$path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

match (true) {
    $path === '/up' => print 'up',
    $path === '/missing' => http_response_code(404),
    $path === '/broken' => http_response_code(503),
    $path === '/slow' => sleep(5),
    str_starts_with($path, '/moved/') => header('Location: /' . substr($path, 7), true, 302),
    $path === '/recovers' => recover($folder),
    $path === '/short' => cut_short(),
    default => readfile($folder . $path),
};

/** Fails once, then works. */
function recover(string $folder): void
{
    if (file_exists("{$folder}/asked")) {
        readfile("{$folder}/archive.zip");
        return;
    }
    touch("{$folder}/asked");
    http_response_code(503);
}

/** Promises more than it sends, and keeps the connection open. */
function cut_short(): void
{
    header('Content-Length: 100000');
    echo 'half';
}
