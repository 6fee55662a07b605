import { makeNames } from '../lab/makeNames';
import { Flux, FluxOptions } from '../peers/flux/Flux';
import {
  BURST_TIMEOUT_MS,
  BurstResult,
  measureBurst,
  PeerBurst,
} from './Burst';

const PREFIX = 'flux-store-';

/** Lets a Flux of its own make the same releases, and takes them away again. */
export async function burstFlux(
  burst: PeerBurst,
  options: Pick<FluxOptions, 'concurrency'> = {},
): Promise<BurstResult> {
  const { lab, count, sample } = burst;
  return Flux.use(lab, options, async flux => {
    const watch = await flux.watchReleases(PREFIX);
    const toReleases = (names: readonly string[]) =>
      names.map(name => ({ name, values: sample.getValues(name) }));
    try {
      // As the portal gets a first store, too.
      await flux.apply(toReleases([`${PREFIX}first`]));
      await watch.waitFor(1, BURST_TIMEOUT_MS);
      const releases = toReleases(makeNames(PREFIX, count));
      return await measureBurst(burst, async () => {
        await flux.apply(releases);
        await watch.waitFor(count + 1, BURST_TIMEOUT_MS);
      });
    } finally {
      watch.stop();
      await flux.removeReleases(PREFIX);
    }
  });
}
