import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Preflight,
  PreflightCheckResult,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ClusterGate } from './ClusterGate';
import { ClusterNotReadyError } from './ClusterNotReadyError';
import { KnownPreflight, OLD_MS } from './KnownPreflight';

/** For how long a result is what a cluster is like now. */
const FRESH_MS = 60_000;

/** For how long whoever asks for a store waits for a new result. */
const PATIENCE_MS = 3_000;

/** Checks one cluster. */
export type RunPreflight = (options: { probe: boolean }) => Promise<Preflight>;

/** Knows what the last preflight of each cluster came to, and has new ones made. */
export class PreflightMonitor implements ClusterGate {
  readonly #runs: ReadonlyMap<string, RunPreflight>;
  readonly #refuses: boolean;
  readonly #logger: LoggerService;
  readonly #known = new Map<string, KnownPreflight>();
  readonly #running = new Map<string, Promise<Preflight>>();

  static create(options: {
    /** How each cluster is checked, by its name. */
    runs: ReadonlyMap<string, RunPreflight>;
    /** Whether stores are refused that a cluster can't have. */
    refuseCreate: boolean;
    logger: LoggerService;
  }): PreflightMonitor {
    return new PreflightMonitor(options);
  }

  private constructor(options: {
    runs: ReadonlyMap<string, RunPreflight>;
    refuseCreate: boolean;
    logger: LoggerService;
  }) {
    this.#runs = options.runs;
    this.#refuses = options.refuseCreate;
    this.#logger = options.logger;
  }

  /** The last result; undefined before there is one. */
  getLatest(cluster: string): Preflight | undefined {
    return this.#known.get(cluster)?.get();
  }

  /** The last result if it is of the last minute, else a new one. */
  async read(cluster: string): Promise<Preflight> {
    const latest = this.getLatest(cluster);
    return latest && getAgeMs(latest) < FRESH_MS
      ? latest
      : this.run(cluster, { probe: false });
  }

  /**
   * Checks a cluster now, or waits for the same check that somebody else has begun.
   * Returns what is known then, which may be newer in part.
   */
  async run(cluster: string, options: { probe: boolean }): Promise<Preflight> {
    const key = `${cluster} ${options.probe}`;
    const running =
      this.#running.get(key) ??
      this.#runOnce(cluster, options).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  /** Checks all clusters, and says in the log what has become of them. */
  async runAll(): Promise<void> {
    await Promise.all(
      [...this.#runs.keys()].map(cluster =>
        this.run(cluster, { probe: false }),
      ),
    );
  }

  async findReady<T extends { readonly name: string }>(options: {
    clusters: readonly T[];
    plan: string;
  }): Promise<T[]> {
    const { clusters, plan } = options;
    const found = await Promise.all(
      clusters.map(async cluster => ({
        cluster,
        obstacle: await this.#findObstacle(cluster.name, plan),
      })),
    );
    const ready = found.filter(({ obstacle }) => !obstacle);
    const [first] = found;
    if (ready.length === 0 && first?.obstacle) {
      const { message, fix } = first.obstacle;
      throw new ClusterNotReadyError(
        `Cluster ${
          first.cluster.name
        } can’t have this store: ${message} Nothing was changed.${
          fix ? ` ${fix}` : ''
        }`,
      );
    }
    return ready.map(({ cluster }) => cluster);
  }

  /**
   * What keeps stores of a plan from being made there. It is looked for once more
   * when the last look was a while ago, since something may have been mended or
   * broken; a cluster that says nothing keeps nobody waiting.
   */
  async #findObstacle(
    cluster: string,
    plan: string,
  ): Promise<PreflightCheckResult | undefined> {
    const latest = this.getLatest(cluster);
    if (!this.#refuses || !latest) {
      return undefined;
    }
    const preflight = await Promise.race([
      this.read(cluster),
      delay(PATIENCE_MS, latest, { ref: false }),
    ]);
    return findObstacle(preflight, plan);
  }

  async #runOnce(
    cluster: string,
    options: { probe: boolean },
  ): Promise<Preflight> {
    const preflight = await this.#runs.get(cluster)!(options);
    const known = this.#known.get(cluster) ?? KnownPreflight.create();
    const previous = known.get();
    known.add(preflight);
    this.#known.set(cluster, known);
    const latest = known.get() ?? preflight;
    this.#log(latest, previous);
    return latest;
  }

  /** Only what is new, since the same is found again and again. */
  #log(preflight: Preflight, previous: Preflight | undefined): void {
    for (const { id, status, title, message } of preflight.checks) {
      const before = previous?.checks.find(check => check.id === id)?.status;
      if (status === 'fail' && before !== 'fail') {
        this.#logger.warn(
          `Preflight of cluster ${preflight.cluster}: ${title}: ${message}`,
        );
      }
    }
  }
}

function findObstacle(
  preflight: Preflight,
  plan: string,
): PreflightCheckResult | undefined {
  return getAgeMs(preflight) > OLD_MS
    ? undefined
    : preflight.checks.find(
        ({ preventsStores, plans }) =>
          preventsStores && (!plans || plans.includes(plan)),
      );
}

function getAgeMs({ observedAt }: Preflight): number {
  return Date.now() - Date.parse(observedAt);
}
