<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** A download failed in a way that may be gone a moment later. */
final class TemporaryDownloadFailure extends \RuntimeException
{
}
