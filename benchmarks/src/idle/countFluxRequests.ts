import { setTimeout as delay } from 'node:timers/promises';
import { makeNames } from '../lab/makeNames';
import { SampleStore } from '../lab/SampleStore';
import { Lab } from '../lab/Lab';
import { Flux } from '../peers/flux/Flux';
import { FluxReleases } from '../peers/flux/FluxReleases';

const PREFIX = 'flux-idle-';
/** As Flux's documentation has it in its examples. */
const INTERVAL_MINUTES = 10;
const MINUTE_MS = 60_000;

/**
 * Has Flux hold releases on which nothing happens, and takes them away again.
 *
 * @returns how often its helm-controller asks the API server in a minute
 */
export async function countFluxRequests(
  lab: Lab,
  sample: SampleStore,
  count: number,
): Promise<number> {
  const options = { interval: `${INTERVAL_MINUTES}m` };
  return Flux.use(lab, options, flux =>
    FluxReleases.use({ lab, flux, sample, prefix: PREFIX }, async releases => {
      await releases.install(makeNames(PREFIX, count));
      // What it says of the last one belongs to the installs.
      await delay(MINUTE_MS);
      const before = await flux.countRequests();
      // Looks at each about once, wherever in its interval that one is.
      await delay(INTERVAL_MINUTES * MINUTE_MS);
      return ((await flux.countRequests()) - before) / INTERVAL_MINUTES;
    }),
  );
}
