import { OperationKind } from '../database';
import { StartChange } from './StartChange';

/** A deletion is not among them: what is half gone can't be kept. */
const CANCELLABLE_KINDS: readonly OperationKind[] = [
  'provision',
  'verify',
  'upgrade',
  'repair',
];

/** Gives up what is being done for a store. */
export const cancelOperation: StartChange = async options => {
  const { repository, store, actor, request } = options;
  const message = `${actor} cancelled it.`;
  return repository.cancelOperation({
    storeId: store.id,
    kinds: CANCELLABLE_KINDS,
    reason: 'Cancelled',
    message,
    event: {
      type: 'Normal',
      reason: 'OperationCancelled',
      message: `${actor} cancelled what was being done (${store.operation.kind}).`,
    },
    updatedAt: options.updatedAt,
    request,
  });
};
