<?php

declare(strict_types=1);

/* Ends the build when PHP lacks what a shop needs, or would be slow: found here, and not by a shopper. */

const EXTENSIONS = [
    'curl', 'dom', 'exif', 'fileinfo', 'gd', 'intl', 'json', 'mbstring', 'mysqli', 'openssl', 'sodium', 'xml', 'zip',
    'Zend OPcache',
];
const LEAST_PHP = '8.2.0';

$missing = array_filter(EXTENSIONS, static fn (string $name): bool => !extension_loaded($name));
if ($missing !== []) {
    fwrite(STDERR, 'PHP lacks: ' . implode(', ', $missing) . PHP_EOL);
    exit(1);
}
if (version_compare(PHP_VERSION, LEAST_PHP, '<')) {
    fwrite(STDERR, 'PHP is ' . PHP_VERSION . ', and ' . LEAST_PHP . ' is the least.' . PHP_EOL);
    exit(1);
}
echo 'PHP ', PHP_VERSION, ' has all ', count(EXTENSIONS), ' extensions', PHP_EOL;
