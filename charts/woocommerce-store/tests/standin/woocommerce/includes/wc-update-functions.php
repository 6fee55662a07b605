<?php

declare(strict_types=1);

/** Done in two rounds, as long updates are: the first says «once more». */
function stand_in_update_database(): bool
{
    if (get_option('stand_in_update') === 'half') {
        update_option('stand_in_update', 'done');
        return false;
    }
    update_option('stand_in_update', 'half');
    return true;
}
