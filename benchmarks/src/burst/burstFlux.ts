import { makeNames } from '../lab/makeNames';
import { Flux, FluxOptions } from '../peers/flux/Flux';
import { FluxReleases } from '../peers/flux/FluxReleases';
import { BurstResult, measureBurst, PeerBurst } from './Burst';

const PREFIX = 'flux-store-';

/** Lets a Flux of its own make the same releases, and takes them away again. */
export async function burstFlux(
  burst: PeerBurst,
  options: Pick<FluxOptions, 'concurrency'> = {},
): Promise<BurstResult> {
  const { lab, count, sample } = burst;
  return Flux.use(lab, options, flux =>
    FluxReleases.use({ lab, flux, sample, prefix: PREFIX }, async releases => {
      // As the portal gets a first store, too.
      await releases.install([`${PREFIX}first`]);
      return measureBurst(burst, () =>
        releases.install(makeNames(PREFIX, count)),
      );
    }),
  );
}
