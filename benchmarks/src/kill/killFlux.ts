import { Lab } from '../lab/Lab';
import { makeNames } from '../lab/makeNames';
import { SampleStore } from '../lab/SampleStore';
import { waitUntil } from '../lab/waitUntil';
import { Flux } from '../peers/flux/Flux';
import { FluxReleases } from '../peers/flux/FluxReleases';
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
  return Flux.use(lab, { standby: true }, flux =>
    FluxReleases.use({ lab, flux, sample, prefix: PREFIX }, async releases => {
      const install = (
        prefix: string,
        count: number,
        disturb?: () => Promise<void>,
      ) =>
        time(async () => {
          await releases.request(makeNames(prefix, count));
          await disturb?.();
          await releases.waitUntilReady();
        });
      await install(`${PREFIX}warm-`, WARM_STORES);
      const undisturbed = await install(`${PREFIX}calm-`, STORES);
      const prefix = `${PREFIX}kill-`;
      const killed = await install(prefix, STORES, () =>
        kill(lab, flux, prefix, log),
      );
      const sound = await countSound(lab.cluster, prefix, log);
      return { undisturbed, killed, sound };
    }),
  );
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
