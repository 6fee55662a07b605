import { validateStoreName } from '@woocommerce-backstage/plugin-woocommerce-common';
import { WoocommerceConfig } from '../config';

/** Says why no store can have a name, in a sentence that starts with it; undefined when one can. */
export function findNameObstacle(
  config: Pick<WoocommerceConfig, 'portalNames'>,
  name: string,
): string | undefined {
  const problem = validateStoreName(name);
  if (problem !== undefined) {
    return `name ${problem}`;
  }
  return config.portalNames.has(name)
    ? `name must be another name: "${name}" would have the address of the portal`
    : undefined;
}
