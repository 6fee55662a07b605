import { followStore } from './followStore';
import { FollowContext, StoreActionOptions } from './types';

/**
 * Waits until nothing is left of a store. Another store that took its name in the
 * meantime counts as gone too, and so does one that the caller may no longer read:
 * the backend says the same of it.
 *
 * @internal
 */
export async function waitUntilGone(
  options: Pick<StoreActionOptions, 'changes' | 'stores'> & {
    name: string;
    id: string;
    timeoutMs: number;
    context: FollowContext;
  },
): Promise<void> {
  const { id, ...followOptions } = options;
  await followStore({
    ...followOptions,
    until: store => (store?.id === id ? undefined : true),
  });
}
