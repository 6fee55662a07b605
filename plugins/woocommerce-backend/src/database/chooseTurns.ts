import { DueStore } from './queuePositions';
import { TurnLimits } from './StoreLeases';

/** How much more may be done at the same time for each of several. */
class Room {
  readonly #limit: number;
  readonly #taken = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  hasRoom(name: string): boolean {
    return (this.#taken.get(name) ?? 0) < this.#limit;
  }

  take(name: string): void {
    this.#taken.set(name, (this.#taken.get(name) ?? 0) + 1);
  }
}

/**
 * Chooses which of the stores that are due are worked on now.
 *
 * @param options.due - in the order of their turns
 * @param options.busy - those that are worked on already
 * @returns their ids
 */
export function chooseTurns(options: {
  due: readonly Pick<DueStore, 'id' | 'cluster' | 'owner'>[];
  busy: readonly { cluster: string; owner: string }[];
  limits: TurnLimits;
  count: number;
}): string[] {
  const { due, busy, limits, count } = options;
  const clusters = new Room(limits.perCluster);
  const owners = new Room(limits.perOwner);
  for (const { cluster, owner } of busy) {
    clusters.take(cluster);
    owners.take(owner);
  }
  const chosen: string[] = [];
  for (const { id, cluster, owner } of due) {
    if (
      chosen.length < count &&
      clusters.hasRoom(cluster) &&
      owners.hasRoom(owner)
    ) {
      clusters.take(cluster);
      owners.take(owner);
      chosen.push(id);
    }
  }
  return chosen;
}
