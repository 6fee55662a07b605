import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BenchmarkContext } from '../Benchmark';
import { makeNames } from '../lab/makeNames';
import { readProcesses } from '../lab/readProcesses';
import { SampleStore } from '../lab/SampleStore';
import { Flux } from '../peers/flux/Flux';
import { FluxReleases } from '../peers/flux/FluxReleases';
import { MemoryPoint, MIB } from './MemoryPoint';

const PREFIX = 'flux-idle-';
/** Go collects garbage every two minutes at least, and gives pages back after that. */
const REST_MS = 180_000;
const PAUSE_MS = 5_000;

/** Lets Flux have more and more releases that nobody changes, and looks at its helm-controller each time. */
export async function growFlux(
  { lab, log }: BenchmarkContext,
  sample: SampleStore,
  sizes: readonly number[],
): Promise<MemoryPoint[]> {
  const program = await realpath(
    join(lab.settings.programs, 'helm-controller'),
  );
  return Flux.use(lab, {}, flux =>
    FluxReleases.use({ lab, flux, sample, prefix: PREFIX }, async releases => {
      // As the portal had a first store before it is looked at without any, too.
      await releases.install([`${PREFIX}first`]);
      const points: MemoryPoint[] = [];
      let installed = 0;
      for (const stores of sizes) {
        await releases.install(makeNames(PREFIX, stores).slice(installed));
        installed = stores;
        const memory = await readLeast(program);
        points.push({ stores, memory });
        log(`  Flux with ${stores} releases: ${memory.toFixed(1)} MiB`);
      }
      return points;
    }),
  );
}

/** The least that a process has while it may rest, in MiB. */
async function readLeast(program: string): Promise<number> {
  const end = performance.now() + REST_MS;
  let least = Infinity;
  while (performance.now() < end) {
    await delay(PAUSE_MS);
    const [controller] = await readProcesses(program);
    if (!controller) {
      throw new Error(`${program} does not run`);
    }
    least = Math.min(least, controller.rss / MIB);
  }
  return least;
}
