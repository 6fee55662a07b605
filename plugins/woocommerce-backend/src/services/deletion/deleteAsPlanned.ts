import { ConflictError, isError, NotFoundError } from '@backstage/errors';
import {
  DeletePlan,
  STORE_PHASES,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord, StoreRepository, StoreRequest } from '../../database';
import { describeDifference } from './hashDeletePlan';

const DELETABLE_PHASES = STORE_PHASES.filter(phase => phase !== 'Deleting');

/** A deletion that is asked for. */
interface Deletion {
  readonly repository: StoreRepository;
  readonly store: StoreRecord;
  /** Who asks for it. */
  readonly actor: string;
  readonly deadlineMs: number;
  /** The store is left alone when it has changed since. */
  readonly updatedAt?: Date;
  readonly request?: StoreRequest;
}

/** What came of a request to delete a store. */
export interface DeletionResult {
  readonly record: StoreRecord;
  /** False when the store was being deleted already. */
  readonly changed: boolean;
  /** The volumes that will stay, as far as the plan says. */
  readonly leftovers?: string[];
}

/**
 * Starts to delete a store, provided that the cluster still holds what a plan
 * said. A store that is being deleted already goes on being deleted.
 *
 * @param options.hash - of the plan that was looked at
 * @param options.plan - what a deletion would take away now
 * @throws ConflictError when the two differ
 */
export async function deleteAsPlanned(
  options: Deletion & { hash: string; plan(): Promise<DeletePlan> },
): Promise<DeletionResult> {
  const { store, hash } = options;
  if (store.status.phase === 'Deleting') {
    return { record: await join(options), changed: false };
  }
  const plan = await options.plan();
  assertSamePlan({ store, plan, hash });
  const record = await start(options);
  return record
    ? { record, changed: true, leftovers: listLeftovers(plan) }
    : { record: await join(options), changed: false };
}

/** Returns undefined when somebody else was faster. */
async function start(deletion: Deletion): Promise<StoreRecord | undefined> {
  try {
    return await deletion.repository.startOperation({
      ...toOperation(deletion),
      phase: 'Deleting',
      from: DELETABLE_PHASES,
      updatedAt: deletion.updatedAt,
    });
  } catch (error) {
    const { repository, store } = deletion;
    const isConflict = isError(error) && error.name === 'ConflictError';
    const now = isConflict ? await repository.findStore(store.name) : undefined;
    if (now?.status.phase === 'Deleting') {
      return undefined;
    }
    throw error;
  }
}

/** A request that may be repeated is remembered, though it changes nothing. */
async function join(deletion: Deletion): Promise<StoreRecord> {
  const { repository, store, request } = deletion;
  const record = request
    ? await repository.startOperation({
        ...toOperation(deletion),
        keep: ['delete'],
      })
    : await repository.findStore(store.name);
  if (!record) {
    throw new NotFoundError(`There is no store "${store.name}" any more`);
  }
  return record;
}

function toOperation(deletion: Deletion) {
  const { store, actor, deadlineMs, request } = deletion;
  return {
    storeId: store.id,
    kind: 'delete' as const,
    actor,
    deadlineMs,
    event: {
      type: 'Normal' as const,
      reason: 'DeletionRequested',
      message: `${actor} asked to delete the store.`,
    },
    request,
  };
}

function assertSamePlan(options: {
  store: StoreRecord;
  plan: DeletePlan;
  hash: string;
}): void {
  const { store, plan, hash } = options;
  const difference = describeDifference(store, plan, hash);
  if (difference !== undefined) {
    throw new ConflictError(
      `plan is not what the cluster holds of store "${store.name}": ${difference}. Nothing was changed; make a new plan and look at it.`,
    );
  }
}

function listLeftovers(plan: DeletePlan): string[] {
  return plan.volumeClaims.flatMap(({ kept, volume }) =>
    kept && volume !== undefined ? [volume] : [],
  );
}
