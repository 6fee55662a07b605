import { StorefrontConfig } from './types';

/** The addresses at which a store of this name is reached. */
export function toStoreAddresses(
  name: string,
  storefront: StorefrontConfig,
): { url: string; adminUrl: string } {
  const { domainTemplate, scheme, port } = storefront;
  const host = domainTemplate.replaceAll('{name}', name);
  const url = `${scheme}://${host}${port === undefined ? '' : `:${port}`}`;
  return { url, adminUrl: `${url}/wp-admin/` };
}
