import { QuotaResource } from '@woocommerce-backstage/plugin-woocommerce-common';

const BYTES_PER_GIBIBYTE = 1024 ** 3;

/** Writes an amount of a resource in its unit: bytes as GiB. */
export function formatAmount(resource: QuotaResource, amount: number): string {
  const isInBytes = resource === 'memory' || resource === 'storage';
  const value = isInBytes ? amount / BYTES_PER_GIBIBYTE : amount;
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}
