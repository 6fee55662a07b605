import { WoocommerceConfig } from '../config';
import { StoreRecord, StoreRepository } from '../database';
import { Actor } from '../permissions';
import { listSubjects } from '../quotas/listSubjects';
import { createUsageCheck, OPERATION_DEMAND } from '../quotas/requireRoom';
import { CallOptions } from './CallOptions';
import { getUpdatedAt } from './getUpdatedAt';
import { StartChange } from './StartChange';
import { toStoreRequest } from './toStoreRequest';

/**
 * Has something done with a store, within the quotas of those concerned.
 *
 * @returns the store, and whether something has come of it: it hasn't when
 * something goes on already that does for it
 */
export async function changeStore(options: {
  config: WoocommerceConfig;
  repository: StoreRepository;
  store: StoreRecord;
  actor: Actor;
  /** What was called, for those who repeat it. */
  call: string;
  options: CallOptions;
  start: StartChange;
}): Promise<{ record: StoreRecord; changed: boolean }> {
  const { config, repository, store, actor, call, start } = options;
  const record = await start({
    config,
    repository,
    store,
    actor: actor.ref,
    usage: createUsageCheck({
      config,
      subjects: listSubjects({ ...store, actor }),
      demand: OPERATION_DEMAND,
    }),
    updatedAt: getUpdatedAt(options.options),
    request: toStoreRequest({
      call,
      input: { name: store.name },
      actor: actor.ref,
      options: options.options,
    }),
  });
  const { id, status } = record.operation;
  const changed =
    id !== store.operation.id || status !== store.operation.status;
  return { record, changed };
}
