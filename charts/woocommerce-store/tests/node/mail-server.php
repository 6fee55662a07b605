<?php

declare(strict_types=1);

// A mail server of one connection at a time that keeps what it takes, as lines of JSON. With MAIL_USER it takes mails
// only after a login.

$user = (string) getenv('MAIL_USER');
$password = (string) getenv('MAIL_PASSWORD');
$server = stream_socket_server('tcp://0.0.0.0:2525');

/** @return array{string, string} */
function credentials(string $method, string $initial, mixed $client): array
{
    $ask = static function (string $prompt) use ($client): string {
        fwrite($client, '334 ' . base64_encode($prompt) . "\r\n");
        return (string) base64_decode(trim((string) fgets($client)));
    };
    if ($method === 'PLAIN') {
        $parts = explode("\0", $initial !== '' ? (string) base64_decode($initial) : $ask(''));
        return [$parts[1] ?? '', $parts[2] ?? ''];
    }
    return [$initial !== '' ? (string) base64_decode($initial) : $ask('Username:'), $ask('Password:')];
}

while (true) {
    $client = @stream_socket_accept($server, -1);
    if ($client === false) {
        continue;
    }
    stream_set_timeout($client, 10);
    $mail = ['from' => '', 'to' => [], 'login' => '', 'data' => ''];
    $reply = static fn (string $line): mixed => fwrite($client, $line . "\r\n");
    $reply('220 mail.test ESMTP');
    while (($line = fgets($client)) !== false) {
        [$verb, $rest] = [...explode(' ', rtrim($line), 2), ''];
        switch (strtoupper($verb)) {
            case 'EHLO':
                fwrite($client, "250-mail.test\r\n" . ($user === '' ? '' : "250-AUTH LOGIN PLAIN\r\n"));
                $reply('250 SIZE 10485760');
                break;
            case 'AUTH':
                [$method, $initial] = [...explode(' ', $rest, 2), ''];
                [$givenUser, $givenPassword] = credentials(strtoupper($method), $initial, $client);
                $mail['login'] = $givenUser === $user && $givenPassword === $password ? $user : '';
                $reply($mail['login'] !== '' ? '235 welcome' : '535 wrong user or password');
                break;
            case 'MAIL':
                if ($user !== '' && $mail['login'] === '') {
                    $reply('530 log in first');
                    break;
                }
                $mail = [...$mail, 'from' => $rest, 'to' => [], 'data' => ''];
                $reply('250 ok');
                break;
            case 'RCPT':
                $mail['to'][] = $rest;
                $reply('250 ok');
                break;
            case 'DATA':
                $reply('354 go on');
                while (($part = fgets($client)) !== false && rtrim($part, "\r\n") !== '.') {
                    $mail['data'] .= $part;
                }
                file_put_contents('/srv/mails', json_encode($mail, JSON_INVALID_UTF8_SUBSTITUTE) . "\n", FILE_APPEND);
                $reply('250 taken');
                break;
            case 'QUIT':
                $reply('221 bye');
                break 2;
            default:
                $reply('250 ok');
        }
    }
    fclose($client);
}
