<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The store's tables as they were before an upgrade. */
interface TableCopy
{
    public function make(): void;

    public function exists(): bool;

    /**
     * Puts the copy in place of the tables, all at once.
     *
     * @return bool false when customers have written since, and nothing was changed
     */
    public function restore(): bool;

    /** Drops the copy, and tables that it has replaced. */
    public function drop(): void;
}
