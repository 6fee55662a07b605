<?php

declare(strict_types=1);

namespace WooCommerceStore\Tests;

use WooCommerceStore\Bootstrap\BootstrapFailure;
use WooCommerceStore\Bootstrap\FailureReason;
use WooCommerceStore\Bootstrap\Log;
use WooCommerceStore\Bootstrap\Outcome;
use WooCommerceStore\Bootstrap\Redactor;
use WooCommerceStore\Bootstrap\TerminationMessage;

const SECRET = 'p@ss"wörd\'&/+=';

function redactor(): Redactor
{
    $redactor = new Redactor();
    $redactor->add(SECRET);
    return $redactor;
}

foreach (['as it is' => SECRET, 'in JSON' => json_encode(SECRET), 'in an address' => rawurlencode(SECRET), 'in a form' => urlencode(SECRET), 'in HTML' => htmlspecialchars(SECRET, ENT_QUOTES), 'in base64' => base64_encode(SECRET), 'in SQL' => addslashes(SECRET)] as $where => $form) {
    test("redaction: takes a secret out {$where}", static function () use ($form): void {
        $text = redactor()->redact("before {$form} after");
        lacks('wörd', $text);
        lacks(trim((string) $form, '"'), $text);
        contains('[redacted]', $text);
        contains('after', $text);
    });
}

test('redaction: a secret within another one leaves no rest', static function (): void {
    $redactor = new Redactor();
    $redactor->add('abcd');
    $redactor->add('abcdefgh');
    same('[redacted]', $redactor->redact('abcdefgh'));
});

test('redaction: a secret of digits only is one too', static function (): void {
    $redactor = new Redactor();
    $redactor->add('12345678');
    same('x [redacted] y', $redactor->redact('x 12345678 y'));
});

test('redaction: what is too short to be one is left', static function (): void {
    $redactor = new Redactor();
    $redactor->add('a');
    $redactor->add('');
    same('a banana', $redactor->redact('a banana'));
});

test('log: has no secret in it', static function (): void {
    $stream = fopen('php://memory', 'w+b');
    (new Log(redactor(), $stream))->line('connecting with ' . SECRET);
    rewind($stream);
    $text = (string) stream_get_contents($stream);
    contains('connecting with [redacted]', $text);
    lacks(SECRET, $text);
});

test('termination message: one line with reason and sentence, without the secret', static function (): void {
    $failure = new BootstrapFailure(FailureReason::DatabaseNotReady, "No answer\n\tto  " . SECRET . "\x07.");
    same('BootstrapFailed/DatabaseNotReady: No answer to [redacted] .', (new TerminationMessage(redactor()))->format(Outcome::BootstrapFailed, $failure));
});

test('termination message: is cut between characters', static function (): void {
    $message = (new TerminationMessage(new Redactor()))->format(Outcome::BootstrapFailed, new BootstrapFailure(FailureReason::Unexpected, str_repeat('ä', 5000)));
    same(true, strlen($message) <= 2000 && strlen($message) > 1990);
    same(1, preg_match('/^BootstrapFailed\/Unexpected: ä+…$/u', $message));
});

test('termination message: text that is not UTF-8 does not stop it', static function (): void {
    $message = (new TerminationMessage(new Redactor()))->format(Outcome::BootstrapFailed, new BootstrapFailure(FailureReason::Unexpected, "bad \xff\xfe text"));
    same('BootstrapFailed/Unexpected: bad text', $message);
});

test('termination message: is written only where Kubernetes made the file', static function (): void {
    $path = folder() . '/termination-log';
    $failure = new BootstrapFailure(FailureReason::LockTimeout, 'Too long.');
    (new TerminationMessage(new Redactor(), $path))->write(Outcome::BootstrapFailed, $failure);
    same(false, file_exists($path));
    touch($path);
    (new TerminationMessage(new Redactor(), $path))->write(Outcome::BootstrapFailed, $failure);
    same('BootstrapFailed/LockTimeout: Too long.', file_get_contents($path));
    (new TerminationMessage(new Redactor(), $path))->write(Outcome::UpgradeFailed, $failure);
    same('UpgradeFailed/LockTimeout: Too long.', file_get_contents($path));
});

test('reasons: are names that Kubernetes would take for a reason', static function (): void {
    foreach (FailureReason::cases() as $reason) {
        same($reason->name, $reason->value);
        same(1, preg_match('/^[A-Z][A-Za-z0-9]+$/', $reason->value));
    }
});

test('reasons: README names every one', static function (): void {
    $readme = (string) file_get_contents(__DIR__ . '/../../README.md');
    $missing = array_filter(
        array_column(FailureReason::cases(), 'value'),
        static fn (string $reason): bool => !str_contains($readme, "`{$reason}`"),
    );
    same([], array_values($missing));
});
