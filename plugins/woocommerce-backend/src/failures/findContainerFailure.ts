import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import {
  WatchedContainerStatus,
  WatchedPod,
} from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';
import { findImageFailure } from './findImageFailure';

/** How often a container may end before that counts, also while it runs once more. */
const MAX_RESTARTS = 2;

/** How long that counts; a kubelet pauses for five minutes at most. */
const RESTART_MEMORY_MS = 10 * 60_000;

/** What a kubelet calls it when it can't start a container. */
const NOT_STARTED = new Set([
  'ContainerCannotRun',
  'CreateContainerConfigError',
  'CreateContainerError',
  'CreatePodSandboxError',
  'PostStartHookError',
  'PreCreateHookError',
  'PreStartHookError',
  'RunContainerError',
  'StartError',
]);

/** What the chart's set-up calls it that is a reason of its own. */
const BOOTSTRAP_REASONS: Record<string, StoreReason> = {
  DatabaseNotReady: 'DatabaseNotReady',
  DatabaseAccessDenied: 'DatabaseAuthMismatch',
};

type Terminated = NonNullable<
  NonNullable<WatchedContainerStatus['state']>['terminated']
>;

interface ContainerFailure {
  readonly reason: StoreReason;
  readonly message: string;
  /** The cluster's own words. */
  readonly proof: string;
}

/** Says what keeps a container from doing its work, as far as its status tells. */
export function findContainerFailure(options: {
  pod: Pick<WatchedPod, 'metadata'>;
  status: WatchedContainerStatus;
  now: Date;
}): ObservedProblem | undefined {
  const { pod, status, now } = options;
  if (status.ready || status.state?.terminated?.exitCode === 0) {
    return undefined;
  }
  const found = findWaiting(status) ?? findEnd(status, now);
  return (
    found && {
      reason: found.reason,
      message: cleanMessage(found.message),
      evidence: [
        {
          kind: 'Pod',
          name: pod.metadata?.name ?? '',
          message: cleanMessage(`Container ${status.name}: ${found.proof}`),
        },
      ],
    }
  );
}

/** What it waits for before it is started. */
function findWaiting({
  name,
  image,
  state,
}: WatchedContainerStatus): ContainerFailure | undefined {
  const { reason, message } = state?.waiting ?? {};
  if (!reason) {
    return undefined;
  }
  const said = cleanMessage(message ?? '');
  if (NOT_STARTED.has(reason)) {
    return {
      reason: 'ContainerNotStarted',
      message: `Container ${name}: ${said || reason}`,
      proof: said ? `${reason}: ${said}` : reason,
    };
  }
  return findImageFailure({ reason, said, name, image });
}

/** How it ended, if it ended badly and won't just be started once more. */
function findEnd(
  status: WatchedContainerStatus,
  now: Date,
): ContainerFailure | undefined {
  const { name, state, lastState } = status;
  const loops = state?.waiting?.reason === 'CrashLoopBackOff';
  const end = state?.terminated ?? lastState?.terminated;
  if (!end) {
    return loops
      ? {
          reason: 'CrashLooping',
          message: `Container ${name} ends again and again`,
          proof: 'CrashLoopBackOff',
        }
      : undefined;
  }
  const said = cleanMessage(end.message ?? '');
  const how = `${end.reason ?? 'Error'}, exit code ${end.exitCode}`;
  const proof = said ? `${how}: ${said}` : how;
  const known = findKnownEnd(name, end, said);
  if (known) {
    return { ...known, proof };
  }
  return loops || isRestarted(status, end, now)
    ? {
        reason: 'CrashLooping',
        message: `Container ${name} ends again and again: ${said || how}`,
        proof,
      }
    : undefined;
}

function findKnownEnd(
  name: string,
  end: Terminated,
  said: string,
): Omit<ContainerFailure, 'proof'> | undefined {
  if (end.reason === 'OOMKilled') {
    return {
      reason: 'OutOfMemory',
      message: `Container ${name} was ended for using more memory than its limit`,
    };
  }
  // The chart's set-up ends with its reason in the container's last message.
  const [, reason, message] =
    /^BootstrapFailed\/(\w+): (.*)$/s.exec(said) ?? [];
  if (message !== undefined) {
    return { reason: BOOTSTRAP_REASONS[reason] ?? 'BootstrapFailed', message };
  }
  if (/Access denied for user '/.test(said)) {
    return {
      reason: 'DatabaseAuthMismatch',
      message: `Container ${name}: ${said}`,
    };
  }
  return NOT_STARTED.has(end.reason ?? '')
    ? {
        reason: 'ContainerNotStarted',
        message: `Container ${name}: ${said || end.reason}`,
      }
    : undefined;
}

/** Between two ends it runs for a while, and is no better for that. */
function isRestarted(
  { restartCount }: WatchedContainerStatus,
  { exitCode, finishedAt }: Terminated,
  now: Date,
): boolean {
  return (
    exitCode !== 0 &&
    restartCount >= MAX_RESTARTS &&
    now.getTime() - new Date(finishedAt ?? now).getTime() < RESTART_MEMORY_MS
  );
}
