<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The lock among the pods that share the volume. It goes when the process goes, whatever ends it. */
final class VolumeLock
{
    /** @param resource $file */
    private function __construct(private readonly mixed $file)
    {
    }

    public static function take(ContentPaths $paths, Deadline $deadline): self
    {
        $file = @fopen("{$paths->volume}/.store-lock", 'cb');
        if ($file === false) {
            throw new BootstrapFailure(
                FailureReason::VolumeNotWritable,
                "{$paths->volume} can't be written: does the volume belong to another user?",
            );
        }
        while (!flock($file, LOCK_EX | LOCK_NB)) {
            if ($deadline->isOver()) {
                throw new BootstrapFailure(FailureReason::LockTimeout, "Another pod's set-up holds the volume.");
            }
            $deadline->sleep(0.2);
        }
        return new self($file);
    }

    public function release(): void
    {
        fclose($this->file);
    }
}
