import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isChart, PreparedChart, prepareChart } from './prepareChart';

/**
 * How long a chart is taken to be what it was. With ten stores at once, reading
 * its files for each of them was a tenth of the portal's work.
 */
const TRUST_MS = 10_000;

interface KnownChart {
  /** By `performance.now()`. */
  readonly readAt: number;
  /** When `Chart.yaml` was changed, as it is with each version. */
  readonly changedAt: number | undefined;
  readonly prepared: Promise<PreparedChart>;
}

/** Prepares charts, and remembers for a moment what came of it. */
export class PreparedCharts {
  readonly #known = new Map<string, KnownChart>();

  /**
   * Prepares a chart as `prepareChart` does, unless a copy of it was made or found
   * a moment ago and is still there.
   */
  async prepare(
    options: Parameters<typeof prepareChart>[0],
  ): Promise<PreparedChart> {
    const key = JSON.stringify(options);
    const changedAt = await findChangedAt(options.ref);
    const known = this.#known.get(key);
    if (
      known &&
      known.changedAt === changedAt &&
      performance.now() - known.readAt < TRUST_MS
    ) {
      const prepared = await known.prepared;
      // One that is given to Helm as it is may be so because it can't be read yet.
      // Others clear up temporary files.
      if (prepared.ref !== options.ref && (await isChart(prepared.ref))) {
        return prepared;
      }
    }
    return this.#prepare(key, options, changedAt);
  }

  async #prepare(
    key: string,
    options: Parameters<typeof prepareChart>[0],
    changedAt: number | undefined,
  ): Promise<PreparedChart> {
    const prepared = prepareChart(options);
    this.#known.set(key, { readAt: performance.now(), changedAt, prepared });
    try {
      return await prepared;
    } catch (error) {
      this.#known.delete(key);
      throw error;
    }
  }
}

async function findChangedAt(ref: string): Promise<number | undefined> {
  return stat(join(ref, 'Chart.yaml')).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}
