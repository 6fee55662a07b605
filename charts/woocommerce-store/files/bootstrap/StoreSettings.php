<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** The chart's values as the set-up's containers get them, checked. */
final class StoreSettings
{
    private function __construct(
        public readonly string $url,
        public readonly string $title,
        public readonly string $adminUser,
        public readonly string $adminEmail,
        public readonly string $country,
        public readonly string $currency,
        public readonly bool $cashOnDelivery,
        public readonly bool $internetAccess,
        public readonly string $wooCommerceVersion,
        public readonly string $wooCommerceUrl,
        public readonly string $wooCommerceSha256,
        public readonly string $blueprint,
        public readonly bool $objectCache,
        public readonly string $databaseHost,
        public readonly int $databasePort,
        public readonly string $databaseName,
        public readonly string $databaseUser,
        public readonly int $databaseTimeout,
        public readonly int $downloadTimeout,
        public readonly int $lockTimeout,
    ) {
    }

    /** @param array<string, string> $environment */
    public static function fromEnvironment(array $environment): self
    {
        $read = new SettingsReader($environment);
        $host = $read->matching('WORDPRESS_DB_HOST', '/^[A-Za-z0-9.-]+:[0-9]{1,5}$/', 'a host name and a port');
        [$databaseHost, $databasePort] = explode(':', $host);
        $version = $read->matching('STORE_WOOCOMMERCE_VERSION', '/^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$/', 'a version such as 11.0.1');
        $source = $read->optional('STORE_WOOCOMMERCE_URL', '~^https?://[^\s]+$~', 'an http or https address');
        $checksum = strtolower($read->optional('STORE_WOOCOMMERCE_SHA256', '/^[0-9A-Fa-f]{64}$/', '64 hexadecimal digits'));
        if ($source !== '' && $checksum === '') {
            throw new BootstrapFailure(
                FailureReason::InvalidSettings,
                'STORE_WOOCOMMERCE_SHA256 is empty: an archive is only installed when its checksum is known.',
            );
        }

        return new self(
            url: $read->matching('STORE_URL', '~^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?$~', 'http:// or https:// and a host name'),
            title: $read->matching('STORE_TITLE', '/^\P{Cc}{1,200}$/u', '1 to 200 characters in one line'),
            adminUser: $read->matching('STORE_ADMIN_USER', '/^[A-Za-z0-9._@-]{1,60}$/', 'a user name'),
            adminEmail: $read->email('STORE_ADMIN_EMAIL'),
            country: $read->matching('STORE_COUNTRY', '/^[A-Z]{2}(:[A-Z0-9-]{1,6})?$/', 'a country code such as DE or US:CA'),
            currency: $read->matching('STORE_CURRENCY', '/^[A-Z]{3}$/', 'a currency code such as EUR'),
            cashOnDelivery: $read->boolean('STORE_CASH_ON_DELIVERY'),
            internetAccess: $read->boolean('STORE_INTERNET_ACCESS'),
            wooCommerceVersion: $version,
            wooCommerceUrl: $source,
            wooCommerceSha256: $checksum,
            blueprint: $read->optional('STORE_BLUEPRINT', '~^/[^\s]+$~', 'the path of a file'),
            objectCache: $read->optional('STORE_OBJECT_CACHE', '/^(true|false)$/', 'true or false') === 'true',
            databaseHost: $databaseHost,
            databasePort: (int) $databasePort,
            databaseName: $read->matching('WORDPRESS_DB_NAME', '/^[A-Za-z0-9_$-]{1,64}$/', 'the name of a database'),
            databaseUser: $read->matching('WORDPRESS_DB_USER', '/^[^\s]{1,80}$/', 'the name of a database user'),
            databaseTimeout: $read->seconds('STORE_DATABASE_TIMEOUT'),
            downloadTimeout: $read->seconds('STORE_DOWNLOAD_TIMEOUT'),
            lockTimeout: $read->seconds('STORE_LOCK_TIMEOUT'),
        );
    }

    public function wooCommerce(): ContentItem
    {
        return ContentItem::wooCommerce($this->wooCommerceVersion, $this->wooCommerceUrl, $this->wooCommerceSha256);
    }

    /**
     * What the shop's owner may change in WordPress afterwards. A rerun applies one of these only when the chart's value
     * is another one than it was last time, so that it undoes no work of the owner's.
     *
     * @return array<string, string>
     */
    public function ownerSettings(): array
    {
        return [
            'title' => $this->title,
            'adminEmail' => $this->adminEmail,
            'country' => $this->country,
            'currency' => $this->currency,
        ];
    }
}
