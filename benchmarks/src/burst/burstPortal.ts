import createLimit from 'p-limit';
import { makeNames } from '../lab/makeNames';
import { Portal } from '../lab/Portal';
import { SampleStore } from '../lab/SampleStore';
import { waitUntil } from '../lab/waitUntil';
import {
  Burst,
  BURST_TIMEOUT_MS,
  BurstResult,
  CONCURRENCY,
  measureBurst,
} from './Burst';

/** Lets a portal of its own make stores, and takes them away again. */
export async function burstPortal(
  burst: Burst,
): Promise<BurstResult & { sample: SampleStore }> {
  const { lab, count } = burst;
  try {
    return await lab.withPortal(
      { replicas: 1, concurrency: CONCURRENCY },
      async portal => {
        // The first store of a process finds nothing that is warm.
        const sample = await SampleStore.make(lab, portal);
        const result = await measureBurst(burst, async () => {
          await createStores(portal, makeNames('burst-', count));
          await waitForStores(portal, count + 1);
        });
        return { ...result, sample };
      },
    );
  } finally {
    await lab.cluster.removeNamespaces('store-');
  }
}

/** Asks for stores, so many at the same time, and all replicas in turns. */
export async function createStores(
  portal: Portal,
  names: readonly string[],
): Promise<void> {
  const { replicas } = portal;
  const limit = createLimit(CONCURRENCY);
  await Promise.all(
    names.map((name, index) =>
      limit(() => replicas[index % replicas.length].api.createStore(name)),
    ),
  );
}

/**
 * Returns once so many stores are Ready.
 *
 * @throws when one is Failed
 */
export async function waitForStores(
  { first }: Pick<Portal, 'first'>,
  count: number,
): Promise<void> {
  await waitUntil(
    `${count} stores are Ready`,
    async () => {
      const failed = await first.api.countStores('Failed');
      if (failed > 0) {
        throw new Error(`${failed} stores are Failed`);
      }
      return (await first.api.countStores('Ready')) >= count;
    },
    { timeoutMs: BURST_TIMEOUT_MS, pauseMs: 1_000 },
  );
}
