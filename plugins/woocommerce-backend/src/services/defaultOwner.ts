import { InputError } from '@backstage/errors';
import { Actor } from '../permissions';

/**
 * The owner of a store for which none is named: whoever asks for it.
 *
 * @throws InputError when that is a service
 */
export function defaultOwner(actor: Actor): string {
  if (actor.type === 'service') {
    throw new InputError('owner is required when a service asks for a store');
  }
  return actor.ref;
}
