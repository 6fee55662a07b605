<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Everything that can make the set-up fail. The name is part of what the container says last. */
enum FailureReason: string
{
    case InvalidSettings = 'InvalidSettings';
    case VolumeNotWritable = 'VolumeNotWritable';
    case WooCommerceUnavailable = 'WooCommerceUnavailable';
    case WooCommerceChecksumMismatch = 'WooCommerceChecksumMismatch';
    case WooCommerceArchiveInvalid = 'WooCommerceArchiveInvalid';
    case WooCommerceVersionMismatch = 'WooCommerceVersionMismatch';
    case WooCommerceIncompatible = 'WooCommerceIncompatible';
    case WooCommerceDowngrade = 'WooCommerceDowngrade';
    case ContentUnavailable = 'ContentUnavailable';
    case ContentChecksumMismatch = 'ContentChecksumMismatch';
    case ContentArchiveInvalid = 'ContentArchiveInvalid';
    case ContentVersionMismatch = 'ContentVersionMismatch';
    case ContentIncompatible = 'ContentIncompatible';
    case ContentDowngrade = 'ContentDowngrade';
    case DatabaseNotReady = 'DatabaseNotReady';
    case DatabaseAccessDenied = 'DatabaseAccessDenied';
    case DatabaseNotEmpty = 'DatabaseNotEmpty';
    case DatabaseCopyFailed = 'DatabaseCopyFailed';
    case LockTimeout = 'LockTimeout';
    case CoreFailed = 'CoreFailed';
    case ActivationFailed = 'ActivationFailed';
    case ConfigurationFailed = 'ConfigurationFailed';
    case VerificationFailed = 'VerificationFailed';
    case Unexpected = 'Unexpected';
}
