<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The secrets that are mounted as files, named by `…_FILE` variables. */
final class Secrets
{
    /** @param array<string, string> $environment */
    public function __construct(private readonly array $environment)
    {
    }

    /** The content of the file that the variable `<name>_FILE` names. */
    public function read(string $name): string
    {
        $path = $this->environment["{$name}_FILE"] ?? '';
        $content = $path === '' || !is_readable($path) ? false : file_get_contents($path);
        if ($content === false) {
            throw new BootstrapFailure(
                FailureReason::InvalidSettings,
                "The secret file of {$name} can't be read: has the store's Secret all its keys?",
            );
        }
        // As the images do it: an editor's or a shell's line end is no part of the secret.
        $secret = rtrim($content, "\r\n");
        if ($secret === '') {
            throw new BootstrapFailure(FailureReason::InvalidSettings, "The secret file of {$name} is empty.");
        }
        return $secret;
    }

    /**
     * Every secret there is, so that none gets into a log. A container has only those that it needs.
     *
     * @return list<string>
     */
    public function all(): array
    {
        $secrets = [];
        foreach ($this->environment as $name => $path) {
            if (str_ends_with((string) $name, '_FILE') && is_file($path) && is_readable($path)) {
                $secrets[] = rtrim((string) file_get_contents($path), "\r\n");
            }
        }
        return $secrets;
    }
}
