<?php

declare(strict_types=1);

// Apache and PHP answer. Nothing else is looked at: a restart of this pod heals no database.
header('Content-Type: text/plain');
header('Cache-Control: no-store');
echo "alive\n";
