import { CONCURRENCY } from '../burst/Burst';
import { createStores, waitForStores } from '../burst/burstPortal';
import { Lab } from '../lab/Lab';
import { makeNames } from '../lab/makeNames';
import { Portal } from '../lab/Portal';
import { PortalProcess } from '../lab/PortalProcess';
import { waitUntil } from '../lab/waitUntil';
import { countSound } from './countSound';
import { AT_WORK, KillTimes, STORES, time, WARM_STORES } from './KillTimes';

/** Lets three replicas install stores, with and without one of them being killed. */
export async function killPortal(
  lab: Lab,
  log: (text: string) => void,
): Promise<KillTimes> {
  try {
    return await lab.withPortal(
      { replicas: 3, concurrency: CONCURRENCY },
      async portal => {
        const install = async (prefix: string, disturb?: () => Promise<void>) =>
          time(async () => {
            const before = await portal.first.api.countStores('Ready');
            const count = prefix === 'warm-' ? WARM_STORES : STORES;
            await createStores(portal, makeNames(prefix, count));
            await disturb?.();
            await waitForStores(portal, before + count);
          });
        await install('warm-');
        const undisturbed = await install('calm-');
        const killed = await install('kill-', () => killOne(portal, log));
        const sound = await countSound(lab.cluster, 'store-kill-', log);
        return { undisturbed, killed, sound };
      },
    );
  } finally {
    await lab.cluster.removeNamespaces('store-');
  }
}

/** Kills a replica other than the one that is asked, in the middle of its work. */
async function killOne(
  { first, replicas }: Portal,
  log: (text: string) => void,
): Promise<void> {
  const others = replicas.filter(replica => replica !== first);
  const { victim, helms } = await waitUntil(
    `a replica runs ${AT_WORK} Helms`,
    async () => (await listHelms(others)).find(each => each.helms >= AT_WORK),
  );
  await victim.kill();
  log(`  A replica was killed with ${helms} Helms`);
}

async function listHelms(
  replicas: readonly PortalProcess[],
): Promise<Array<{ victim: PortalProcess; helms: number }>> {
  return Promise.all(
    replicas.map(async victim => ({
      victim,
      helms: await victim.countHelms(),
    })),
  );
}
