import { OWN_REVISION_LABEL } from '../kubernetes/names';
import { HelmReleaseTarget } from './HelmClient';

/** Revisions that Helm keeps: the one that counts, and the one that it makes. */
const HISTORY_MAX = 2;

/** Which cluster Helm is to talk to. */
export interface HelmConnection {
  readonly kubeconfig?: string;
  readonly context?: string;
}

/**
 * The arguments of `helm upgrade --install` with the values on stdin. What
 * callers determine comes last, after `--`, where nothing can be an option.
 */
export function buildUpgradeArgs(
  options: HelmReleaseTarget &
    HelmConnection & {
      chart: string;
      version: string;
      /** The revision that it is expected to make. */
      revision?: number;
      /** Whether objects need not be held against the API server's schemas first. */
      skipValidation?: boolean;
      /** Whether fields that somebody else has changed are taken back. */
      forceConflicts?: boolean;
      timeoutMs: number;
    },
): string[] {
  const { release, chart, version, revision, timeoutMs } = options;
  return [
    'upgrade',
    '--install',
    ...buildConnectionArgs(options),
    `--history-max=${HISTORY_MAX}`,
    `--timeout=${timeoutMs}ms`,
    ...(chart.startsWith('oci://') ? [`--version=${version}`] : []),
    // Revisions get the labels of the one before, so that "ours" would say less.
    ...(revision ? [`--labels=${OWN_REVISION_LABEL}=${revision}`] : []),
    ...(options.skipValidation ? ['--disable-openapi-validation'] : []),
    ...(options.forceConflicts ? ['--force-conflicts'] : []),
    '--values=-',
    '--',
    release,
    chart,
  ];
}

/** The arguments of `helm uninstall`. */
export function buildUninstallArgs(
  options: HelmReleaseTarget & HelmConnection & { timeoutMs: number },
): string[] {
  return [
    'uninstall',
    ...buildConnectionArgs(options),
    `--timeout=${options.timeoutMs}ms`,
    '--',
    options.release,
  ];
}

/** The arguments of `helm test`. */
export function buildTestArgs(
  options: HelmReleaseTarget & HelmConnection & { timeoutMs: number },
): string[] {
  return [
    'test',
    ...buildConnectionArgs(options),
    `--timeout=${options.timeoutMs}ms`,
    '--',
    options.release,
  ];
}

function buildConnectionArgs(
  options: HelmReleaseTarget & HelmConnection,
): string[] {
  const { namespace, kubeconfig, context } = options;
  return [
    `--namespace=${namespace}`,
    ...(kubeconfig ? [`--kubeconfig=${kubeconfig}`] : []),
    ...(context ? [`--kube-context=${context}`] : []),
  ];
}
