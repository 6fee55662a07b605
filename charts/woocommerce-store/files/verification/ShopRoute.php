<?php

declare(strict_types=1);

namespace WooCommerceStore\Verify;

/** The way that shoppers' requests take: the public name, whatever address it is reached at. Follows no redirect. */
final class ShopRoute implements Route
{
    private const CHUNK_BYTES = 65_536;
    private const MAXIMUM_BYTES = 4_194_304;
    private const MAXIMUM_SECONDS = 30.0;

    public function __construct(private readonly Settings $settings)
    {
    }

    public function request(Step $step, string $method, string $path, array $headers, ?array $body, Deadline $deadline): Answer
    {
        if ($deadline->isOver()) {
            throw new StepFailure($step, "There was no time left: the test may take {$this->settings->timeout} seconds (verification.timeoutSeconds).");
        }
        $seconds = min(self::MAXIMUM_SECONDS, $deadline->remainingSeconds());
        $limit = Deadline::in($seconds);
        $warnings = [];
        set_error_handler(static function (int $_, string $warning) use (&$warnings): bool {
            $warnings[] = $warning;
            return true;
        });
        try {
            $stream = fopen($this->address() . $path, 'rb', false, $this->context($method, $headers, $body, $seconds));
            if ($stream === false) {
                throw new StepFailure($step, $this->explain($limit->isOver() ? 'timed out' : implode(' ', $warnings)));
            }
            $headerLines = stream_get_meta_data($stream)['wrapper_data'] ?? [];
            $content = $this->read($step, $stream, $limit);
        } finally {
            restore_error_handler();
        }
        return $this->answer($headerLines, $content);
    }

    private function address(): string
    {
        $address = $this->settings->address === '' ? "{$this->settings->host}:{$this->settings->port}" : $this->settings->address;
        return "{$this->settings->scheme}://{$address}";
    }

    /**
     * @param list<string> $headers
     * @param array<string, mixed>|null $body
     * @return resource
     */
    private function context(string $method, array $headers, ?array $body, float $seconds): mixed
    {
        $headers = ["Host: {$this->settings->hostHeader()}", 'Connection: close', ...$headers];
        if ($body !== null) {
            $headers[] = 'Content-Type: application/json';
        }
        return stream_context_create([
            'http' => [
                'method' => $method,
                'header' => $headers,
                'content' => $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR),
                'user_agent' => 'woocommerce-store-verification',
                'protocol_version' => 1.1,
                'timeout' => $seconds,
                'follow_location' => 0,
                'ignore_errors' => true,
            ],
            'ssl' => [
                'peer_name' => $this->settings->host,
                'verify_peer' => !$this->settings->insecure,
                'verify_peer_name' => !$this->settings->insecure,
                'allow_self_signed' => $this->settings->insecure,
            ],
        ]);
    }

    /** @param resource $stream */
    private function read(Step $step, mixed $stream, Deadline $limit): string
    {
        $content = '';
        while (!feof($stream) && strlen($content) < self::MAXIMUM_BYTES) {
            // Each read may take as long as is left, and no longer: an answer that trickles must not hold the test up.
            stream_set_timeout($stream, (int) ceil($limit->remainingSeconds()));
            $chunk = fread($stream, self::CHUNK_BYTES);
            if ($chunk === false || stream_get_meta_data($stream)['timed_out'] || $limit->isOver()) {
                fclose($stream);
                throw new StepFailure($step, "The answer did not end in time: {$this->size($content)} came.");
            }
            $content .= $chunk;
        }
        fclose($stream);
        return $content;
    }

    private function size(string $content): string
    {
        return strlen($content) . ' bytes';
    }

    /** @param list<string> $lines */
    private function answer(array $lines, string $content): Answer
    {
        $status = 0;
        $headers = [];
        foreach ($lines as $line) {
            if (preg_match('~^HTTP/\S+ (\d{3})~', $line, $match)) {
                $status = (int) $match[1];
                $headers = [];
            } elseif (preg_match('/^([^:\s]+):\s*(.*?)\s*$/', $line, $match)) {
                $headers[strtolower($match[1])] = $match[2];
            }
        }
        return new Answer($status, $headers, $content);
    }

    /** PHP's warnings as a sentence that says what to do. */
    private function explain(string $warnings): string
    {
        $address = substr($this->address(), strlen("{$this->settings->scheme}://"));
        $host = (string) preg_replace('/:\d+$/', '', $address);
        return match (true) {
            str_contains($warnings, 'getaddrinfo') => "The name {$host} is not known inside the cluster. Set verification.routeAddress to the address of the ingress controller or gateway.",
            (bool) preg_match('/certificate verify failed|did not match expected|Unable to locate peer certificate/', $warnings) => "The certificate at {$address} is not trusted for {$this->settings->host}. If it is one of the cluster's own, set verification.insecureSkipTlsVerify.",
            str_contains($warnings, 'refused') => "Nothing takes connections at {$address}: is the ingress controller or gateway running?",
            str_contains($warnings, 'timed out') => "{$address} did not answer in time. Does a network policy keep the test from it?",
            str_contains($warnings, 'HTTP request failed') => "{$address} closed the connection without an answer.",
            default => "{$address} can't be reached: " . trim((string) preg_replace('/\w+\([^)]*\): /', '', $warnings)),
        };
    }
}
