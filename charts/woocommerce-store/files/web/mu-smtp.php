<?php

/**
 * Plugin Name: Store mail
 * Description: Sends mail through the mail server of the chart's settings. Without one, says so instead of trying.
 */

declare(strict_types=1);

namespace WooCommerceStore\Mail;

use PHPMailer\PHPMailer\PHPMailer;

/** A mail server that does not answer must not hold up a checkout for five minutes. */
const TIMEOUT_SECONDS = 15;

/** The content of the file that the variable `<name>_FILE` names. */
function secret(string $name): string
{
    $file = (string) getenv("{$name}_FILE");
    return is_readable($file) ? rtrim((string) file_get_contents($file), "\r\n") : '';
}

function use_mail_server(PHPMailer $mailer): void
{
    $encryption = (string) getenv('STORE_SMTP_ENCRYPTION');
    $mailer->isSMTP();
    $mailer->Host = (string) getenv('STORE_SMTP_HOST');
    $mailer->Port = (int) getenv('STORE_SMTP_PORT');
    $mailer->Timeout = TIMEOUT_SECONDS;
    $mailer->SMTPSecure = match ($encryption) {
        'tls' => PHPMailer::ENCRYPTION_SMTPS,
        'none' => '',
        default => PHPMailer::ENCRYPTION_STARTTLS,
    };
    // Otherwise it would encrypt as soon as the server offers it, with whatever certificate that has.
    $mailer->SMTPAutoTLS = $encryption !== 'none';

    $username = secret('STORE_SMTP_USERNAME');
    $mailer->SMTPAuth = $username !== '';
    $mailer->Username = $username;
    $mailer->Password = secret('STORE_SMTP_PASSWORD');

    $from = (string) getenv('STORE_SMTP_FROM');
    // A wrong one would throw where nothing catches it, in the middle of a checkout.
    if (PHPMailer::validateAddress($from)) {
        // Also as the envelope's sender: mail servers take mails from their own domains only.
        $mailer->setFrom($from, (string) getenv('STORE_SMTP_FROM_NAME') ?: $mailer->FromName);
    }
}

/**
 * The image has no program that sends mail. One line for the log, without what is in the mail or whom it is for.
 *
 * @param array<string, mixed> $mail
 */
function refuse(mixed $result, array $mail): mixed
{
    if ($result !== null) {
        return $result;
    }
    $message = 'A mail was not sent: the store has no mail server (smtp.host).';
    error_log($message);
    do_action('wp_mail_failed', new \WP_Error('store_no_mail_server', $message, $mail));
    return false;
}

/** Why the mail server did not take a mail, for the log. */
function report(\WP_Error $error): void
{
    if ($error->get_error_code() === 'wp_mail_failed') {
        error_log('A mail was not sent: ' . preg_replace('/[\w.+-]+@[\w.-]+/', '(address)', $error->get_error_message()));
    }
}

if ((string) getenv('STORE_SMTP_HOST') === '') {
    add_filter('pre_wp_mail', refuse(...), PHP_INT_MAX - 1, 2);
} else {
    add_action('phpmailer_init', use_mail_server(...), PHP_INT_MAX);
    add_action('wp_mail_failed', report(...));
}
