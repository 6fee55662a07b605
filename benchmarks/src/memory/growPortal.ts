import { setTimeout as delay } from 'node:timers/promises';
import { BenchmarkContext } from '../Benchmark';
import { Portal } from '../lab/Portal';
import { PortalProcess } from '../lab/PortalProcess';
import { StandingStores } from '../lab/StandingStores';
import { waitUntilQuiet } from '../lab/waitUntilQuiet';
import { MemoryPoint, MIB } from './MemoryPoint';

const READINGS = 5;
const PAUSE_MS = 2_000;

/** How the memory of one replica grew. */
export interface PortalGrowth {
  /** All that it had of the machine's memory. */
  readonly rss: MemoryPoint[];
  /** What its objects took, and what belonged to them outside of the heap. */
  readonly objects: MemoryPoint[];
}

/** Lets a portal hold more and more stores that nobody changes, and looks at its replicas each time. */
export async function growPortal(
  { lab, log }: BenchmarkContext,
  portal: Portal,
  sizes: readonly number[],
): Promise<PortalGrowth[]> {
  const growth: PortalGrowth[] = portal.replicas.map(() => ({
    rss: [],
    objects: [],
  }));
  const standing = await StandingStores.add(lab, portal, 0);
  for (const stores of sizes) {
    const missing = stores - standing.stores.length;
    if (missing > 0) {
      await standing.grow(missing);
    }
    await waitUntilQuiet(portal, log);
    const readings = await Promise.all(portal.replicas.map(readLeast));
    readings.forEach(({ rss, objects }, at) => {
      growth[at].rss.push({ stores, memory: rss });
      growth[at].objects.push({ stores, memory: objects });
    });
    const texts = readings.map(
      ({ rss, objects }) =>
        `${rss.toFixed(1)} MiB (objects ${objects.toFixed(1)})`,
    );
    log(`  portal with ${stores} stores: ${texts.join(', ')}`);
  }
  return growth;
}

/** The least of several readings: what is there when nothing else is. */
async function readLeast(
  replica: PortalProcess,
): Promise<{ rss: number; objects: number }> {
  const least = { rss: Infinity, objects: Infinity };
  for (let reading = 0; reading < READINGS; reading += 1) {
    await delay(PAUSE_MS);
    const { rss, heapUsed, external } = await replica.readMemory();
    least.rss = Math.min(least.rss, rss / MIB);
    least.objects = Math.min(least.objects, (heapUsed + external) / MIB);
  }
  return least;
}
