<?php

declare(strict_types=1);

/*
 * Tests of everything in the chart's PHP that PHP alone can prove. Needs the php program, 8.2 or later, with the zip
 * extension; without that the tests of archives are left out, and it is said so. So are those of the database where
 * MariaDB is not installed. Run: php tests/run.php
 */

namespace WooCommerceStore\Tests;

require __DIR__ . '/php/support.php';

foreach (glob(__DIR__ . '/php/*.test.php') ?: [] as $file) {
    require $file;
}
exit(TestRun::current()->finish());
