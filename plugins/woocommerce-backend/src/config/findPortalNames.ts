import { RootConfigService } from '@backstage/backend-plugin-api';

/** Where the portal itself is reached. */
const ADDRESS_KEYS = ['app.baseUrl', 'backend.baseUrl'];

/**
 * The names that no store may have, because it would be reached at the portal's
 * own host: whoever runs a shop there gets the cookies of everybody who is signed
 * in, whatever the port.
 */
export function findPortalNames(
  config: RootConfigService,
  storefronts: readonly { domainTemplate: string }[],
): Set<string> {
  const hosts = ADDRESS_KEYS.map(key => config.getOptionalString(key) ?? '')
    .filter(address => URL.canParse(address))
    .map(address => new URL(address).hostname.replace(/\.$/, ''));
  const names = storefronts.flatMap(({ domainTemplate }) => {
    const [before, after] = domainTemplate.split('{name}');
    return hosts
      .filter(host => host.startsWith(before) && host.endsWith(after))
      .map(host => host.slice(before.length, host.length - after.length));
  });
  return new Set(names.filter(Boolean));
}
