import { InputError } from '@backstage/errors';
import { validateStoreName } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Refuses a name that no store can have.
 *
 * @throws InputError that says what the name must be
 * @internal
 */
export function assertStoreName(name: string): void {
  const problem = validateStoreName(name);
  if (problem) {
    throw new InputError(`"name" ${problem}`);
  }
}
