import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { answerInTime, ClusterConnections, CONNECTION_MS } from '../database';
import { StoreCluster } from './StoreCluster';

/** How often it is said which clusters this replica can watch: twice at least before it is forgotten. */
const BEAT_MS = 5_000;

/** The same while it can't watch all, or could not say so: the others may have lost one, too, or have it again. */
const ALERT_BEAT_MS = 1_000;

/**
 * Knows which clusters this replica has lost and others have not. Whether their
 * stores are well is for those to say who can see them.
 */
export class ConnectionKeeper {
  readonly #connections: ClusterConnections;
  readonly #clusters: ReadonlyMap<string, Pick<StoreCluster, 'connected'>>;
  readonly #holder: string;
  readonly #logger: LoggerService;
  /** What others have said last that they can watch. */
  #heard: ReadonlySet<string> = new Set();
  /** The same from before this replica could not ask: until then, they may not have been able to say it either. */
  #trusted: ReadonlySet<string> = new Set();
  #trustUntil = -Infinity;
  /** What others can watch by all of this. */
  #elsewhere: ReadonlySet<string> = new Set();
  /** What was left to them when they were asked last. */
  #left: ReadonlySet<string> = new Set();
  /** Lost, or there again, since others were told last. */
  #changed = new Set<string>();
  /** When others were told last, by `performance.now()`. */
  #toldAt?: number;
  #onDuty: (cluster: string) => void = () => {};
  #stopping = new AbortController();
  #kick = new AbortController();
  #loop?: Promise<void>;

  constructor(options: {
    connections: ClusterConnections;
    clusters: ReadonlyMap<string, Pick<StoreCluster, 'connected'>>;
    /** The name of this replica, unlike that of any other. */
    holder: string;
    logger: LoggerService;
  }) {
    this.#connections = options.connections;
    this.#clusters = options.clusters;
    this.#holder = options.holder;
    this.#logger = options.logger;
  }

  /** The clusters that others can watch, and this replica can't or doesn't know. */
  get leftToOthers(): ReadonlySet<string> {
    return new Set(
      [...this.#elsewhere].filter(name => !this.#clusters.get(name)?.connected),
    );
  }

  /**
   * Returns when the others have been told once, or could not be.
   *
   * @param onDuty - is called when it is for this replica to say anew how a
   * cluster's stores are
   */
  async start(onDuty: (cluster: string) => void): Promise<void> {
    this.#onDuty = onDuty;
    this.#stopping = new AbortController();
    const isTold = await this.#beat();
    this.#loop = this.#run(this.#stopping.signal, isTold);
  }

  /** Has the others no longer count on this replica. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#kick.abort();
    await this.#loop;
    await this.#tell([]);
  }

  /** Tells others at once that a cluster was lost, or is there again. */
  update(cluster: string): void {
    this.#changed.add(cluster);
    this.#kick.abort();
  }

  async #run(stopping: AbortSignal, isToldAtFirst: boolean): Promise<void> {
    let isTold = isToldAtFirst;
    while (!stopping.aborted) {
      const { signal } = this.#kick;
      const isCalm =
        isTold && this.#listConnected().length === this.#clusters.size;
      const pauseMs = isCalm ? BEAT_MS : ALERT_BEAT_MS;
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      this.#kick = new AbortController();
      isTold = await this.#beat();
    }
  }

  /** Returns whether the others were told. */
  async #beat(): Promise<boolean> {
    const changed = this.#changed;
    this.#changed = new Set();
    const connected = this.#listConnected();
    const askedAt = performance.now();
    const elsewhere = await this.#tell(connected);
    if (!elsewhere) {
      this.#changed = new Set([...changed, ...this.#changed]);
      return false;
    }
    const toldAt = performance.now();
    const wasSilent = toldAt - (this.#toldAt ?? toldAt) > CONNECTION_MS;
    if (wasSilent) {
      this.#trusted = this.#heard;
      this.#trustUntil = toldAt + BEAT_MS;
    }
    // What was said is as old as the question.
    this.#toldAt = askedAt;
    this.#heard = elsewhere;
    this.#elsewhere =
      toldAt < this.#trustUntil
        ? new Set([...this.#trusted, ...elsewhere])
        : elsewhere;
    const before = this.#left;
    this.#left = this.leftToOthers;
    // To the others, one that was silent was dead.
    const due = [...changed, ...before, ...(wasSilent ? connected : [])];
    for (const cluster of new Set(due)) {
      if (!this.#left.has(cluster)) {
        this.#onDuty(cluster);
      }
    }
    return true;
  }

  /** Says what this replica can watch, and returns what others can; undefined when nobody could be told. */
  async #tell(
    clusters: readonly string[],
  ): Promise<ReadonlySet<string> | undefined> {
    try {
      return await answerInTime(
        this.#connections.report({ holder: this.#holder, clusters }),
        BEAT_MS,
      );
    } catch (error) {
      this.#logger.warn(
        'Could not tell the other replicas which clusters can be watched',
        error as Error,
      );
      return undefined;
    }
  }

  #listConnected(): string[] {
    return [...this.#clusters]
      .filter(([, { connected }]) => connected)
      .map(([name]) => name);
  }
}
