/** A pod with one container, as the API has it. */
export interface ProbedPod {
  readonly status?: {
    readonly podIP?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly message?: string;
    }[];
    readonly containerStatuses?: readonly {
      readonly state?: {
        readonly waiting?: {
          readonly reason?: string;
          readonly message?: string;
        };
        readonly running?: object;
        readonly terminated?: {
          readonly exitCode: number;
          readonly message?: string;
        };
      };
    }[];
  };
}

/** How far a pod has come. */
export type PodOutcome =
  | { readonly kind: 'waiting'; readonly why?: string }
  /** Its image can't be had. */
  | { readonly kind: 'notPulled'; readonly why: string }
  | { readonly kind: 'running'; readonly address?: string }
  | {
      readonly kind: 'ended';
      readonly exitCode: number;
      readonly message: string;
    };

const PULL_FAILURES = [
  'ErrImagePull',
  'ErrImageNeverPull',
  'ImagePullBackOff',
  'InvalidImageName',
  'RegistryUnavailable',
];

/** Says how far a pod has come. */
export function readPodOutcome({ status }: ProbedPod): PodOutcome {
  const state = status?.containerStatuses?.[0]?.state;
  if (state?.terminated) {
    const { exitCode, message = '' } = state.terminated;
    return { kind: 'ended', exitCode, message: message.trim() };
  }
  if (state?.running) {
    return { kind: 'running', address: status?.podIP };
  }
  const { reason, message } = state?.waiting ?? {};
  if (reason && PULL_FAILURES.includes(reason)) {
    return { kind: 'notPulled', why: message ?? reason };
  }
  const unscheduled = status?.conditions?.find(
    condition =>
      condition.type === 'PodScheduled' && condition.status === 'False',
  );
  return { kind: 'waiting', why: unscheduled?.message ?? message ?? reason };
}
