import { Finding } from '../types';
import { buildProbePod } from './buildProbePod';
import { PodOutcome } from './podOutcome';
import { ProbeNamespace } from './ProbeNamespace';
import { toConnectCommand } from './toConnectCommand';
import { toListenCommand } from './toListenCommand';

/** A pod needs its image first. */
const START_MS = 150_000;

/** How long the pods themselves try; what enforces policies may take some seconds. */
const TRY_SECONDS = 30;

const PORT = 8080;

/** Whether a policy that lets nothing in keeps a pod from being reached that could be reached before. */
export async function probeNetworkPolicies(options: {
  namespace: ProbeNamespace;
  image: string;
}): Promise<Finding> {
  const { namespace, image } = options;
  await namespace.createPod(
    buildProbePod({
      name: 'server',
      image,
      command: toListenCommand(PORT),
    }),
  );
  const server = await namespace.follow('server', {
    until: outcome =>
      outcome.kind === 'notPulled' ||
      outcome.kind === 'ended' ||
      (outcome.kind === 'running' && outcome.address !== undefined),
    timeoutMs: START_MS,
  });
  if (server.kind !== 'running' || server.address === undefined) {
    return toUnknown('server', server);
  }
  const address = server.address;
  const run = async (name: string, wanted: 'open' | 'shut') => {
    await namespace.createPod(
      buildProbePod({
        name,
        image,
        command: toConnectCommand({
          address: `${address}:${PORT}`,
          seconds: TRY_SECONDS,
          wanted,
        }),
      }),
    );
    return namespace.follow(name, {
      until: ({ kind }) => kind === 'ended' || kind === 'notPulled',
      timeoutMs: START_MS,
    });
  };
  const before = await run('before', 'open');
  if (before.kind !== 'ended' || before.exitCode !== 0) {
    return toUnknown('before', before);
  }
  await namespace.createPolicy({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'shut' },
    spec: {
      podSelector: {
        matchLabels: { 'woocommerce.backstage/probe': 'server' },
      },
      policyTypes: ['Ingress'],
    },
  });
  const after = await run('after', 'shut');
  if (after.kind !== 'ended') {
    return toUnknown('after', after);
  }
  return after.exitCode === 0
    ? {
        status: 'pass',
        message: 'A pod that a network policy shuts off can’t be reached.',
      }
    : {
        status: 'warn',
        message:
          'The network takes no notice of network policies: each store’s database can be reached from all pods of the cluster.',
        fix: 'Use a network plugin that enforces NetworkPolicy, such as Calico or Cilium.',
      };
}

function toUnknown(pod: string, outcome: PodOutcome): Finding {
  const why =
    outcome.kind === 'ended'
      ? outcome.message || `it ended with ${outcome.exitCode}`
      : ('why' in outcome && outcome.why) || 'it did not start in time';
  return {
    status: 'unknown',
    message: `Two pods of the namespace did not reach each other without any policy (pod ${pod}: ${why}).`,
  };
}
