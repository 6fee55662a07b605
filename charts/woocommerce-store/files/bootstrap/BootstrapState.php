<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** What earlier runs of the set-up have left behind, and what this one leaves. */
interface BootstrapState
{
    /** What the last run that got to its end has made, or null when none has. */
    public function marker(): ?Marker;

    /** Clears what a killed run left half-made, and notes that WordPress's tables are being made. */
    public function beginCore(): void;

    /** Notes that WordPress's tables are whole. */
    public function endCore(): void;

    /** Clears WooCommerce's own lock, which a killed run leaves set for ten minutes. */
    public function clearStaleInstallation(): void;

    /** The very last step: writes the marker, and that an upgrade is verified if there is one, both or none. */
    public function complete(Marker $marker): void;

    /** The upgrade that has begun and is not cleared up yet, or null. */
    public function upgrade(): ?Upgrade;

    public function noteUpgrade(?Upgrade $upgrade): void;
}
