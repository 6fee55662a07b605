import { FailureEvidence } from '@woocommerce-backstage/plugin-woocommerce-common';
import { WatchedPod } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';
import { FailureSources } from './FailureSources';

/** What the cluster warns of, and how its pods do, in its own words. */
export function listRawEvidence(sources: FailureSources): FailureEvidence[] {
  const { events = [], objects = {} } = sources;
  return [
    ...events
      .filter(({ type }) => type === 'Warning')
      .map(({ involvedObject, reason, message }) => ({
        kind: involvedObject.kind ?? 'Event',
        name: involvedObject.name ?? '',
        message: cleanMessage(`${reason}: ${message}`),
      })),
    ...(objects.pods ?? []).map(pod => ({
      kind: 'Pod',
      name: pod.metadata?.name ?? '',
      message: describePod(pod),
    })),
  ];
}

function describePod({ status }: WatchedPod): string {
  const containers = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ].flatMap(({ name, ready, state }) => {
    const { reason, message } = state?.waiting ?? state?.terminated ?? {};
    return ready || !reason
      ? []
      : [`container ${name}: ${[reason, message].filter(Boolean).join(': ')}`];
  });
  const phase = [status?.phase ?? 'Unknown', status?.reason, status?.message]
    .filter(Boolean)
    .join(': ');
  return cleanMessage([phase, ...containers].join('; '));
}
