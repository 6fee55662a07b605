import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';
import { StoreRequest } from '../database';

const KEY_PATTERN = /^[!-~]{1,200}$/;

/**
 * Says by what a request is known again when it is made once more; undefined
 * when its caller has not made up a key for it.
 *
 * @param options.call - the name of what is asked for
 * @param options.input - everything that was said about it
 * @throws InputError when the key can't be used
 */
export function toStoreRequest(options: {
  call: string;
  input: Record<string, unknown>;
  actor: string;
  options: StoreServiceOptions;
}): StoreRequest | undefined {
  const { call, input, actor } = options;
  const { idempotencyKey: key } = options.options;
  if (key === undefined) {
    return undefined;
  }
  if (!KEY_PATTERN.test(key)) {
    throw new InputError(
      'Idempotency-Key must consist of 1 to 200 printable ASCII characters, without spaces',
    );
  }
  const canonical = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256')
    .update(JSON.stringify([call, canonical]))
    .digest('hex');
  return { actor, key, hash };
}
