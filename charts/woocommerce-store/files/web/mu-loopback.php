<?php

/**
 * Plugin Name: Store loopback
 * Description: Keeps WordPress's requests to its own address inside the pod.
 */

declare(strict_types=1);

namespace WooCommerceStore\Loopback;

// Whether a pod reaches its own public address depends on name servers, on the controller in front and on certificates.
// Apache next door is always there, and believes the Host and X-Forwarded-Proto headers.
const APACHE = 'http://localhost:8080';

/**
 * @param false|array<string, mixed>|\WP_Error $answer
 * @param array<string, mixed> $arguments
 * @return false|array<string, mixed>|\WP_Error
 */
function ask_apache(mixed $answer, array $arguments, string $url): mixed
{
    $target = parse_url($url);
    $home = parse_url(WP_HOME);
    if ($answer !== false || !is_array($target) || !is_array($home) || origin($target) !== origin($home)) {
        return $answer;
    }

    $headers = is_array($arguments['headers'] ?? null) ? $arguments['headers'] : [];
    $arguments['headers'] = [
        ...$headers,
        'Host' => $home['host'] . (isset($home['port']) ? ':' . $home['port'] : ''),
        'X-Forwarded-Proto' => $home['scheme'],
    ];
    // The check would refuse the port, which is none of the usual ones.
    $arguments['reject_unsafe_urls'] = false;

    $path = $target['path'] ?? '/';
    $query = isset($target['query']) ? '?' . $target['query'] : '';
    return _wp_http_get_object()->request(APACHE . $path . $query, $arguments);
}

/** @param array<string, mixed> $url */
function origin(array $url): string
{
    $scheme = strtolower((string) ($url['scheme'] ?? ''));
    $port = $url['port'] ?? ($scheme === 'https' ? 443 : 80);
    return strtolower((string) ($url['host'] ?? '')) . ':' . $port;
}

add_filter('pre_http_request', ask_apache(...), 10, 3);
