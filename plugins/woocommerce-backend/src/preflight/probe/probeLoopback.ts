import { StorefrontConfig } from '../../config';
import { makeHost } from '../toHost';
import { Finding } from '../types';
import { buildProbePod } from './buildProbePod';
import { ProbeNamespace } from './ProbeNamespace';
import { toConnectCommand } from './toConnectCommand';

const START_MS = 150_000;
const TRY_SECONDS = 15;

/** Whether something answers a pod where it finds stores. */
export async function probeLoopback(options: {
  namespace: ProbeNamespace;
  image: string;
  storefront: StorefrontConfig;
}): Promise<Finding> {
  const { namespace, image, storefront } = options;
  const address = storefront.routeAddress ?? toAddress(storefront);
  await namespace.createPod(
    buildProbePod({
      name: 'loopback',
      image,
      command: toConnectCommand({
        address,
        seconds: TRY_SECONDS,
        wanted: 'open',
      }),
    }),
  );
  const outcome = await namespace.follow('loopback', {
    until: ({ kind }) => kind === 'ended' || kind === 'notPulled',
    timeoutMs: START_MS,
  });
  if (outcome.kind !== 'ended') {
    return {
      status: 'unknown',
      message: `The pod that was to try ${address} did not start${
        'why' in outcome && outcome.why ? `: ${outcome.why}` : ' in time.'
      }`,
    };
  }
  return outcome.exitCode === 0
    ? { status: 'pass', message: `Something answers pods at ${address}.` }
    : {
        status: 'fail',
        message: `Nothing answers pods at ${address}: ${
          outcome.message || 'no reason was given'
        }. WordPress does its own work there, and verifications go there, too.`,
        fix: 'Set woocommerce.storefront.routeAddress to where pods reach the ingress controller or Gateway.',
      };
}

/** Where a store's own name leads. */
function toAddress(storefront: StorefrontConfig): string {
  const port = storefront.port ?? (storefront.scheme === 'https' ? 443 : 80);
  return `${makeHost(storefront)}:${port}`;
}
