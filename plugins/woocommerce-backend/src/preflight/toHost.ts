import { randomBytes } from 'node:crypto';
import { StorefrontConfig } from '../config';

/** The host of a store that there isn't. */
export function makeHost(
  storefront: Pick<StorefrontConfig, 'domainTemplate'>,
): string {
  const name = `preflight-${randomBytes(4).toString('hex')}`;
  return storefront.domainTemplate.replace('{name}', name);
}

/** Whether an address, or a host, is the machine itself that asks for it. */
export function isLoopback(address: string): boolean {
  return (
    /^(127\.|::ffff:127\.)/.test(address) ||
    address === '::1' ||
    address === 'localhost' ||
    address.endsWith('.localhost')
  );
}
