import {
  Preflight,
  PreflightCheckResult,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { isError } from '@backstage/errors';
import { ClusterConfig } from '../config';
import { NoAnswerError } from '../kubernetes/connection/NoAnswerError';
import {
  ClusterUnreachableError,
  getStatusMessage,
  isRefusal,
  toUnreachableError,
} from '../kubernetes/errors';
import { APPLY_ACCESS } from '../kubernetes/applyAccess';
import { withoutPeriod } from '../text/withoutPeriod';
import { PASSIVE_CHECKS } from './checks';
import { endAfter } from './endAfter';
import { findWorst } from './findWorst';
import { describeMissingProbe, PROBE_CHECKS } from './probe/probeChecks';
import { ProbeFindings } from './probe/runProbe';
import { Finding, PreflightCheck, PreflightContext } from './types';

/** How long each check may take; they run at the same time. */
const TIMEOUT_MS = 10_000;

/**
 * Runs all checks at the same time. None of them hides another, whatever becomes
 * of it, and none holds the others up.
 */
export async function runPreflight(options: {
  cluster: Pick<ClusterConfig, 'name' | 'simulatedNodes'>;
  /** Opens the cluster for one check, until the signal ends it. */
  open(signal: AbortSignal): PreflightContext;
  /** Does what only pods can; not done when absent. */
  probe?(): Promise<ProbeFindings>;
  checks?: readonly PreflightCheck[];
  timeoutMs?: number;
}): Promise<Preflight> {
  const { cluster, open, probe, checks = PASSIVE_CHECKS } = options;
  const { timeoutMs = TIMEOUT_MS } = options;
  // A probe takes minutes, in which the other findings age.
  const observedAt = new Date().toISOString();
  const [passive, probed] = await Promise.all([
    Promise.all(checks.map(check => runCheck({ check, open, timeoutMs }))),
    probe?.(),
  ]);
  const results = [
    ...passive,
    ...PROBE_CHECKS.map(check =>
      toResult(
        check,
        probed?.get(check.id) ?? describeMissingProbe(cluster, check.id),
      ),
    ),
  ];
  return {
    cluster: cluster.name,
    status: findWorst(results),
    observedAt,
    probed: probed !== undefined,
    checks: results,
  };
}

async function runCheck(options: {
  check: PreflightCheck;
  open(signal: AbortSignal): PreflightContext;
  timeoutMs: number;
}): Promise<PreflightCheckResult> {
  const { check, open, timeoutMs } = options;
  const signal = endAfter(
    timeoutMs,
    toUnreachableError(new NoAnswerError(timeoutMs)),
  );
  // The resolver takes no signal, and a check may wait for something else, too.
  const late = new Promise<Finding>(resolve => {
    signal.addEventListener('abort', () =>
      // Whoever is ended by the signal says so first, and better.
      setImmediate(() =>
        resolve({
          status: 'unknown',
          message: `It took longer than ${timeoutMs / 1_000} s to find out.`,
        }),
      ),
    );
  });
  const finding = await Promise.race([
    check.run(open(signal)).catch(describeError),
    late,
  ]);
  return toResult(check, finding);
}

function describeError(error: unknown): Finding {
  if (error instanceof ClusterUnreachableError) {
    return {
      status: 'unknown',
      message:
        isError(error.cause) && typeof error.cause.code === 'string'
          ? // What the connection says is said once, of the API server.
            'It could not be looked at, since the cluster can’t be reached.'
          : `It could not be looked at. ${withoutPeriod(error.message)}.`,
    };
  }
  const message = getStatusMessage(error);
  return isRefusal(error)
    ? {
        status: 'unknown',
        message: `The portal’s account may not look: ${message}`,
        fix: `Give it its rights: ${APPLY_ACCESS}`,
      }
    : { status: 'unknown', message: `It can’t be found out: ${message}` };
}

function toResult(
  { id, title }: Pick<PreflightCheck, 'id' | 'title'>,
  finding: Finding,
): PreflightCheckResult {
  const { status, message, fix, preventsStores = false, plans } = finding;
  return {
    id,
    title,
    status,
    message,
    ...(fix !== undefined && { fix }),
    preventsStores,
    ...(plans && { plans: [...plans] }),
  };
}
