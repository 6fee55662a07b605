import { pick } from './pick';
import { WatchedCondition } from './WatchedObjects';

const KEPT = [
  'type',
  'status',
  'reason',
  'message',
  'lastTransitionTime',
] as const;

/** Keeps of an object's conditions what is read of them; nothing where there are none. */
export function trimConditions(
  status: { conditions?: WatchedCondition[] } | undefined,
): { conditions?: WatchedCondition[] } {
  const conditions = status?.conditions?.map(each => pick(each, KEPT)!);
  return conditions ? { conditions } : {};
}
