import { Finding } from '../types';
import { buildProbePod } from './buildProbePod';
import { PlanImages } from './listPlanImages';
import { ProbeNamespace } from './ProbeNamespace';

/** Images are large, and nodes may not have them yet. */
const PULL_MS = 150_000;

/** Whether a node can pull each image that stores are made of. */
export async function probeImages(options: {
  namespace: ProbeNamespace;
  images: ReadonlyMap<string, PlanImages>;
}): Promise<Finding> {
  const { namespace, images } = options;
  const wanted = [...new Set([...images.values()].flatMap(({ all }) => all))];
  if (wanted.length === 0) {
    return {
      status: 'unknown',
      message:
        'Which images stores are made of is only known of the chart woocommerce-store in a directory.',
    };
  }
  const outcomes = await Promise.all(
    wanted.map(async (image, index) => {
      const name = `image-${index}`;
      await namespace.createPod(
        buildProbePod({ name, image, command: ['true'] }),
      );
      const outcome = await namespace.follow(name, {
        until: ({ kind }) => kind !== 'waiting',
        timeoutMs: PULL_MS,
      });
      return { image, outcome };
    }),
  );
  const failed = outcomes.flatMap(({ image, outcome }) =>
    outcome.kind === 'notPulled' ? [{ image, why: outcome.why }] : [],
  );
  if (failed.length > 0) {
    const plans = [...images].filter(([, { all }]) =>
      failed.some(({ image }) => all.includes(image)),
    );
    return {
      status: 'fail',
      preventsStores: true,
      plans: plans.map(([plan]) => plan),
      message: failed
        .map(({ image, why }) => `${image} can’t be pulled: ${why}.`)
        .join(' '),
      fix: 'Let the nodes reach the registry, or name a mirror in the plans’ global.imageRegistry. Credentials of a registry belong onto the nodes.',
    };
  }
  const waiting = outcomes.find(({ outcome }) => outcome.kind === 'waiting');
  if (waiting?.outcome.kind === 'waiting') {
    return {
      status: 'unknown',
      message: `A pod of ${waiting.image} did not start in ${
        PULL_MS / 1_000
      } s${waiting.outcome.why ? `: ${waiting.outcome.why}` : '.'}`,
    };
  }
  return {
    status: 'pass',
    message: `All ${wanted.length} images of the plans can be pulled.`,
  };
}
