<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** How far an upgrade has come, so that a run after a killed one knows where that was. */
enum UpgradeStep: string
{
    /** Tables are being copied; nothing else has been touched. */
    case Copying = 'copying';
    /** The copy is whole, and the upgrade may have changed anything else. */
    case Running = 'running';
    /** The upgrade failed, and the copy is being put back. */
    case Restoring = 'restoring';
    /** The upgrade is verified; what was kept for its failure is left to be cleared. */
    case Verified = 'verified';
}
