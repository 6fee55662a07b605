import { DueStore } from './queuePositions';
import { TurnLimits } from './StoreLeases';

/**
 * Chooses which of the stores that are due are worked on now.
 *
 * @param options.due - in the order of their turns
 * @param options.busy - those that are worked on already
 * @returns their ids
 */
export function chooseTurns(options: {
  due: readonly Pick<DueStore, 'id' | 'cluster'>[];
  busy: readonly { cluster: string }[];
  limits: Pick<TurnLimits, 'perCluster'>;
  count: number;
}): string[] {
  const { due, busy, limits, count } = options;
  const busyByCluster = new Map<string, number>();
  const getBusy = (cluster: string) => busyByCluster.get(cluster) ?? 0;
  const take = (cluster: string) =>
    busyByCluster.set(cluster, getBusy(cluster) + 1);
  busy.forEach(({ cluster }) => take(cluster));

  const chosen: string[] = [];
  for (const { id, cluster } of due) {
    if (chosen.length < count && getBusy(cluster) < limits.perCluster) {
      take(cluster);
      chosen.push(id);
    }
  }
  return chosen;
}
