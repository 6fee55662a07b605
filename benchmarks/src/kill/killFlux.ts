import { BURST_TIMEOUT_MS } from '../burst/Burst';
import { Lab } from '../lab/Lab';
import { makeNames } from '../lab/makeNames';
import { SampleStore } from '../lab/SampleStore';
import { waitUntil } from '../lab/waitUntil';
import { Flux } from '../peers/flux/Flux';
import { countSound } from './countSound';
import { AT_WORK, KillTimes, STORES, time, WARM_STORES } from './KillTimes';
import { listRevisions } from './listRevisions';

const PREFIX = 'flux-store-';

/** Lets Flux install the same releases, with and without its helm-controller being killed. */
export async function killFlux(
  lab: Lab,
  sample: SampleStore,
  log: (text: string) => void,
): Promise<KillTimes> {
  return Flux.use(lab, { standby: true }, async flux => {
    const watch = await flux.watchReleases(PREFIX);
    const install = async (prefix: string, disturb?: () => Promise<void>) =>
      time(async () => {
        const before = watch.count;
        const count = prefix.endsWith('warm-') ? WARM_STORES : STORES;
        await flux.apply(
          makeNames(prefix, count).map(name => ({
            name,
            values: sample.getValues(name),
          })),
        );
        await disturb?.();
        await watch.waitFor(before + count, BURST_TIMEOUT_MS);
      });
    try {
      await install(`${PREFIX}warm-`);
      const undisturbed = await install(`${PREFIX}calm-`);
      const prefix = `${PREFIX}kill-`;
      const killed = await install(prefix, () => kill(lab, flux, prefix, log));
      const sound = await countSound(lab.cluster, prefix, log);
      return { undisturbed, killed, sound };
    } finally {
      watch.stop();
      await flux.removeReleases(PREFIX);
    }
  });
}

async function kill(
  { cluster }: Lab,
  flux: Flux,
  prefix: string,
  log: (text: string) => void,
): Promise<void> {
  const pending = await waitUntil(
    `Flux installs ${AT_WORK} releases`,
    async () => {
      const { length } = await listRevisions(
        cluster,
        prefix,
        'pending-install',
      );
      return length >= AT_WORK && length;
    },
  );
  await flux.killLeader();
  log(`  Flux's helm-controller was killed with ${pending} pending releases`);
}
