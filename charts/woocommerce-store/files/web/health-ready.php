<?php

declare(strict_types=1);

// A request to the shop would find its database.
header('Content-Type: text/plain');
header('Cache-Control: no-store');

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
try {
    [$host, $port] = explode(':', (string) getenv('WORDPRESS_DB_HOST'), 2);
    $connection = mysqli_init();
    $connection->options(MYSQLI_OPT_CONNECT_TIMEOUT, 3);
    $connection->options(MYSQLI_OPT_READ_TIMEOUT, 3);
    $connection->real_connect(
        $host,
        (string) getenv('WORDPRESS_DB_USER'),
        rtrim((string) file_get_contents((string) getenv('WORDPRESS_DB_PASSWORD_FILE')), "\r\n"),
        (string) getenv('WORDPRESS_DB_NAME'),
        (int) $port,
    );
    $connection->query('SELECT 1');
    echo "ready\n";
} catch (mysqli_sql_exception $error) {
    http_response_code(503);
    echo "The database does not answer (error {$error->getCode()}).\n";
}
