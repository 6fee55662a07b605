import { findFirst } from '../kubernetes/findFirst';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { classifyAnswer, isVague } from './classifyAnswer';
import { FailureSources } from './FailureSources';
import { findJobFailure } from './findJobFailure';
import { findPodFailure } from './findPodFailure';
import { findWorkloadFailure } from './findWorkloadFailure';

/** Says what is the matter, as far as there is anything that says so. */
export function findFailure(
  sources: FailureSources,
  now: Date,
): ObservedProblem | undefined {
  const answer = sources.answer && classifyAnswer(sources.answer);
  return answer && !isVague(answer)
    ? answer
    : findNamespaceFailure(sources) ??
        findObjectFailure(sources, now) ??
        findReleaseFailure(sources) ??
        answer;
}

function findNamespaceFailure({
  namespace,
}: FailureSources): ObservedProblem | undefined {
  if (!namespace?.terminating) {
    return undefined;
  }
  const { name, blockers } = namespace;
  // A finalizer is what the rest that remains is held by.
  const blocker =
    blockers.find(({ reason }) => reason === 'FinalizerHeld') ?? blockers.at(0);
  const message = blocker?.message ?? `Namespace ${name} is terminating`;
  const evidence = [{ kind: 'Namespace', name, message }];
  return { reason: 'NamespaceStuck', message, evidence, ...blocker };
}

function findObjectFailure(
  { objects = {}, events }: FailureSources,
  now: Date,
): ObservedProblem | undefined {
  const { deployments = [], statefulSets = [], jobs = [], pods = [] } = objects;
  const context = { objects, events, now };
  return (
    findFirst(deployments, workload =>
      findWorkloadFailure({ kind: 'Deployment', workload, ...context }),
    ) ??
    findFirst(statefulSets, workload =>
      findWorkloadFailure({ kind: 'StatefulSet', workload, ...context }),
    ) ??
    findFirst(jobs, job => findJobFailure({ job, ...context })) ??
    findFirst(
      pods.filter(({ metadata }) => !metadata?.ownerReferences?.length),
      pod =>
        findPodFailure({
          pod,
          volumeClaims: objects.volumeClaims,
          events,
          now,
        }),
    )
  );
}

function findReleaseFailure({
  release,
}: FailureSources): ObservedProblem | undefined {
  if (!release || release.status === 'deployed') {
    return undefined;
  }
  const { name, status, revision } = release;
  const message = `Revision ${revision} of release ${name} is ${status}`;
  return {
    reason: status === 'failed' ? 'HelmFailed' : 'ReleaseLocked',
    message,
    evidence: [{ kind: 'Release', name, message }],
  };
}
