<?php

declare(strict_types=1);

// What AnsweringServer runs.

$folder = (string) getenv('ANSWERS_FOLDER');
$path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/up') {
    echo 'up';
    return;
}
$route = $_GET['rest_route'] ?? $path;
$headers = array_filter($_SERVER, static fn (string $name): bool => str_starts_with($name, 'HTTP_'), ARRAY_FILTER_USE_KEY);
$request = ['method' => $_SERVER['REQUEST_METHOD'], 'route' => $route, 'headers' => $headers, 'body' => file_get_contents('php://input')];
file_put_contents("{$folder}/requests", json_encode($request) . "\n", FILE_APPEND);

$answers = json_decode((string) file_get_contents("{$folder}/answers"), true);
$answer = $answers[$route][0] ?? ['status' => 404, 'body' => '404 page not found'];
if (count($answers[$route] ?? []) > 1) {
    array_shift($answers[$route]);
    file_put_contents("{$folder}/answers", json_encode($answers));
}
sleep($answer['seconds'] ?? 0);
http_response_code($answer['status'] ?? 200);
foreach ($answer['headers'] ?? [] as $header) {
    header($header);
}
echo $answer['body'] ?? '';
