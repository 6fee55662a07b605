<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Everything that can make the set-up fail. The portal knows these names; a new one is added there too. */
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
    case DatabaseNotReady = 'DatabaseNotReady';
    case DatabaseAccessDenied = 'DatabaseAccessDenied';
    case DatabaseNotEmpty = 'DatabaseNotEmpty';
    case LockTimeout = 'LockTimeout';
    case CoreFailed = 'CoreFailed';
    case ActivationFailed = 'ActivationFailed';
    case ConfigurationFailed = 'ConfigurationFailed';
    case VerificationFailed = 'VerificationFailed';
    case Unexpected = 'Unexpected';
}
