<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What can be wrong with something that the store needs. */
enum ContentFault: string
{
    case Unavailable = 'Unavailable';
    case ChecksumMismatch = 'ChecksumMismatch';
    case ArchiveInvalid = 'ArchiveInvalid';
    case VersionMismatch = 'VersionMismatch';
    case Incompatible = 'Incompatible';
    case Downgrade = 'Downgrade';
}
