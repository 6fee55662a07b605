import { HelmReleaseTarget } from './HelmClient';

/** Revisions that Helm keeps: the current one, and the one to compare it with. */
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
    HelmConnection & { chart: string; version: string; timeoutMs: number },
): string[] {
  const { release, chart, version, timeoutMs } = options;
  return [
    'upgrade',
    '--install',
    ...buildConnectionArgs(options),
    `--history-max=${HISTORY_MAX}`,
    `--timeout=${timeoutMs}ms`,
    ...(chart.startsWith('oci://') ? [`--version=${version}`] : []),
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
    '--ignore-not-found',
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
