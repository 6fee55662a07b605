import { ObservedProblem } from '../kubernetes/ObservedStore';
import { WatchedPod } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';

/** What the scheduler says that nodes lack, by what it comes to. */
const CAUSES: readonly (readonly [string, RegExp])[] = [
  ['cpu', /Insufficient cpu/],
  ['memory', /Insufficient memory/],
  ['storage', /Insufficient ephemeral-storage/],
  ['pods', /Too many pods|Insufficient pods/],
  ['affinity', /node affinity|node selector|pod (?:anti-)?affinity/],
  ['taint', /taint/],
  ['topology', /topology spread/],
  ['ports', /free ports/],
  ['zone', /volume node affinity conflict/],
  ['nodes', /no nodes available|unschedulable/],
];

/** Why the scheduler finds no node for a pod, in its own words; undefined when it has one. */
export function findSchedulingMessage(pod: WatchedPod): string | undefined {
  const condition = pod.status?.conditions?.find(
    ({ type, status, reason }) =>
      type === 'PodScheduled' &&
      status === 'False' &&
      reason === 'Unschedulable',
  );
  return condition && cleanMessage(condition.message ?? 'Unschedulable');
}

/** Says what a pod needs that no node has. */
export function findSchedulingFailure(
  pod: WatchedPod,
): ObservedProblem | undefined {
  const said = findSchedulingMessage(pod);
  if (said === undefined) {
    return undefined;
  }
  // The rest is about which other pods could be put out for this one.
  const [missing] = said.split(/ no new claims to deallocate| preemption: /);
  const causes = CAUSES.filter(([, pattern]) => pattern.test(missing)).map(
    ([cause]) => cause,
  );
  return {
    reason: 'Unschedulable',
    message: `No node takes pod ${pod.metadata?.name}${
      causes.length > 0 ? ` (${causes.join(', ')})` : ''
    }: ${missing}`,
    evidence: [{ kind: 'Pod', name: pod.metadata?.name ?? '', message: said }],
  };
}
