<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** The way to the shop. */
interface Route
{
    /**
     * @param list<string> $headers
     * @param array<string, mixed>|null $body sent as JSON
     */
    public function request(Step $step, string $method, string $path, array $headers, ?array $body, Deadline $deadline): Answer;
}
