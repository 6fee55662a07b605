import { describeUnlabelled } from '../cluster/describeUnlabelled';
import { describeHolders } from '../cluster/findDeletionObstacles';
import { getNamespaceOwnership } from '../cluster/getNamespaceOwnership';
import { findForeignFinalizers } from '../kubernetes/finalizers';
import {
  ObservedNamespace,
  ObservedProblem,
  ObservedVolume,
  ObservedVolumeClaim,
  ReachableStore,
} from '../kubernetes/ObservedStore';
import { describeReason } from './describeReason';
import { DesiredStore } from './DesiredStore';
import { findLeavingVolumes } from './volumes';

/** How long pods, claims and namespaces may take to go before that is worth a word. */
export const DELETION_GRACE_MS = 15_000;

/**
 * How long Kubernetes may take to say what a namespace waits for: its controller
 * empties ten at a time, so that of many that go at once most have to wait.
 */
export const SILENCE_GRACE_MS = 60_000;

/**
 * Says what holds a deletion up that has nothing to do but wait. What somebody
 * has to mend is named at once; what usually goes by itself, after a while.
 */
export function findDeletionHold(options: {
  desired: DesiredStore;
  observed: ReachableStore;
  now: Date;
}): ObservedProblem | undefined {
  const { desired, observed, now } = options;
  const { namespace, release, volumeClaims } = observed;
  if (namespace && getNamespaceOwnership(desired, namespace) === 'unlabelled') {
    return describeUnlabelled(desired);
  }
  const held = findHeldClaims(volumeClaims);
  if (held) {
    return held;
  }
  const waitingMs = now.getTime() - getWaitingSince(desired);
  if (waitingMs <= DELETION_GRACE_MS) {
    return undefined;
  }
  if (namespace?.terminating) {
    return findNamespaceHold({ namespace, desired, waitingMs });
  }
  if (release) {
    return describeReason(
      'ReleaseLocked',
      `Release ${desired.namespace} is ${release.status}`,
    );
  }
  return volumeClaims.length > 0
    ? findClaimsInUse(volumeClaims)
    : findVolumeHold(findLeavingVolumes(observed.volumes ?? []), now);
}

/** Since when there is nothing to do but wait: the end of the step before. */
function getWaitingSince({ operation }: DesiredStore): number {
  const last = operation.steps.at(-1);
  return last
    ? Date.parse(last.finishedAt ?? last.startedAt)
    : operation.createdAt.getTime();
}

function findHeldClaims(
  claims: readonly ObservedVolumeClaim[],
): ObservedProblem | undefined {
  const messages = claims
    .filter(({ terminating }) => terminating)
    .map(({ name, finalizers }) => ({
      object: `Volume claim ${name}`,
      foreign: findForeignFinalizers(finalizers),
    }))
    .filter(({ foreign }) => foreign.length > 0)
    .map(({ object, foreign }) => describeHolders(object, foreign));
  return messages.length > 0
    ? { reason: 'FinalizerHeld', message: messages.join(' ') }
    : undefined;
}

/** Kubernetes' own words, which name the kinds, finalizers and broken APIs. */
function findNamespaceHold(options: {
  namespace: ObservedNamespace;
  desired: DesiredStore;
  waitingMs: number;
}): ObservedProblem | undefined {
  const { namespace, desired, waitingMs } = options;
  const { blockers } = namespace;
  if (blockers.length === 0) {
    return waitingMs > SILENCE_GRACE_MS
      ? describeReason('NamespaceStuck', `Namespace ${desired.namespace}`)
      : undefined;
  }
  const isHeld = blockers.some(({ reason }) => reason === 'FinalizerHeld');
  return {
    reason: isHeld ? 'FinalizerHeld' : 'NamespaceStuck',
    message: blockers.map(({ message }) => message).join(' '),
    evidence: blockers.flatMap(({ evidence = [] }) => evidence),
  };
}

function findClaimsInUse(
  claims: readonly ObservedVolumeClaim[],
): ObservedProblem {
  const names = claims.map(({ name }) => name).join(', ');
  return {
    reason: 'FinalizerHeld',
    message: `Volume claim ${names} is still protected by Kubernetes (kubernetes.io/pvc-protection), since a pod uses it.`,
  };
}

function findVolumeHold(
  volumes: readonly ObservedVolume[],
  now: Date,
): ObservedProblem | undefined {
  // A volume is let go of by the last pod of a namespace, long after the step.
  const stuck = volumes.filter(({ since }) => {
    const ageMs = since ? now.getTime() - since.getTime() : Infinity;
    // The cluster's clock may be ahead of the database's.
    return ageMs > DELETION_GRACE_MS || ageMs < 0;
  });
  return stuck.length > 0
    ? { reason: 'VolumeStuck', message: stuck.map(describeVolume).join(' ') }
    : undefined;
}

function describeVolume(volume: ObservedVolume): string {
  const { name, phase = 'still there', finalizers, message } = volume;
  const foreign = findForeignFinalizers(finalizers);
  return [
    `Volume ${name} is ${phase}${message ? `: ${message}` : ''}.`,
    foreign.length > 0 && describeHolders('It', foreign),
  ]
    .filter(Boolean)
    .join(' ');
}
