import { CrashPoint } from './crashPoints';
import type { FaultLab } from './FaultLab';
import { Replica } from './Replica';
import { waitUntil } from './waitUntil';

/** More than anything takes that a test waits for. */
const WAIT_MS = 120_000;

/** What became of a store whose process was killed. */
export interface Strike {
  readonly store: string;
  readonly point: string;
  /** How long nobody was at work on it. */
  readonly orphanedMs: number;
}

/**
 * Waits for a moment in a store's life, and kills the process that works on it.
 *
 * @returns whether that process was at work on the store, and what is to be
 * waited for: the store being taken up by another one
 */
export async function strikeAt(
  lab: FaultLab,
  store: string,
  point: CrashPoint,
): Promise<{ victim: Replica; wasAtWork: boolean; adopted: Promise<Strike> }> {
  await waitUntil(
    `${store}: ${point.name}`,
    () => point.isReached(lab, store).catch(() => false),
    { pauseMs: 5 },
  );
  const holder = await lab.findHolder(store);
  const victim = holder ?? (await findLast(lab, store));
  const epoch = (await lab.parts.database.findRow(store))?.lease_epoch ?? 0;
  await victim.kill();
  return {
    victim,
    wasAtWork: holder !== undefined,
    adopted: waitForAdoption(lab, store, point.name, epoch),
  };
}

async function waitForAdoption(
  lab: FaultLab,
  store: string,
  point: string,
  epoch: number,
): Promise<Strike> {
  const since = performance.now();
  await waitUntil(
    `${store} is adopted after ${point}`,
    async () => {
      const row = await lab.parts.database.findRow(store);
      // Nothing may have been left to do.
      return !row?.lease_holder || row.lease_epoch > epoch;
    },
    { timeoutMs: WAIT_MS, pauseMs: 100 },
  );
  return { store, point, orphanedMs: performance.now() - since };
}

/** The process that has called Helm for it last, else any. */
async function findLast(lab: FaultLab, store: string): Promise<Replica> {
  const running = lab.replicas.filter(({ pid }) => pid !== undefined);
  const calls = await lab.parts.helm.listCalls(`store-${store}`);
  const last = calls.at(-1)?.portalPid;
  return running.find(({ pid }) => pid === last) ?? running[0];
}
