<?php

declare(strict_types=1);

namespace WooCommerceStore\Bootstrap;

/** Where something that the store needs comes from, and how a failure to get it is told. */
final class Source
{
    /**
     * @param string $what as it stands within a sentence
     * @param string $setting the value of the chart that says it
     * @param string $url empty: only the image may bring it
     * @param string $reasonPrefix the first word of its failures' reasons
     */
    public function __construct(
        public readonly string $what,
        public readonly string $setting,
        public readonly string $url,
        public readonly string $sha256,
        private readonly string $reasonPrefix = 'Content',
    ) {
    }

    public function failure(ContentFault $fault, string $sentence): BootstrapFailure
    {
        return new BootstrapFailure(FailureReason::from($this->reasonPrefix . $fault->value), ucfirst($sentence));
    }
}
