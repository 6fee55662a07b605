import { DueStore } from './queuePositions';
import { TurnLimits } from './StoreLeases';

/** How much more may be done at the same time for each of several. */
class Room {
  readonly #getLimit: (name: string) => number;
  readonly #taken = new Map<string, number>();

  constructor(getLimit: (name: string) => number) {
    this.#getLimit = getLimit;
  }

  hasRoom(name: string): boolean {
    return (this.#taken.get(name) ?? 0) < this.#getLimit(name);
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
  busy: readonly {
    cluster: string;
    owner: string;
    lease_holder?: string | null;
  }[];
  /** Who is going to work on them. */
  holder: string;
  limits: TurnLimits;
  count: number;
}): string[] {
  const { due, busy, holder, limits, count } = options;
  const clusters = new Room(
    name => limits.clusters?.get(name) ?? limits.perCluster,
  );
  const own = new Room(() => limits.perHolder ?? Infinity);
  const owners = new Room(() => limits.perOwner);
  for (const { cluster, owner, lease_holder } of busy) {
    clusters.take(cluster);
    owners.take(owner);
    if (lease_holder === holder) {
      own.take(cluster);
    }
  }
  const chosen: string[] = [];
  for (const { id, cluster, owner } of due) {
    if (
      chosen.length < count &&
      clusters.hasRoom(cluster) &&
      own.hasRoom(cluster) &&
      owners.hasRoom(owner)
    ) {
      clusters.take(cluster);
      own.take(cluster);
      owners.take(owner);
      chosen.push(id);
    }
  }
  return chosen;
}
