import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';
import { NewStoreEvent } from '../../database/StoreRepository';
import { HelmError } from '../../helm/HelmError';
import { parseVerification } from '../parseVerification';
import { StepError } from '../StepError';
import { toVerificationProblem } from '../verification';
import { getChartOfStore } from './getConfigured';
import { StepContext } from './Step';

/**
 * Runs the test of the store's release and records what it has found. A test
 * that fails is a result; one that could not run is an error.
 */
export async function verifyStore(context: StepContext): Promise<void> {
  const { clock, observed, record } = context;
  const { release } = observed;
  if (!release) {
    return;
  }
  const verification: StoreVerification = {
    ...(await runTest(context)),
    verifiedAt: clock().toISOString(),
    releaseRevision: release.revision,
  };
  await record({ verification, events: [toEvent(verification)] });
}

async function runTest(context: StepContext) {
  const { clock, cluster, helm, lease, store } = context;
  const { namespace } = store;
  const pod = getChartOfStore(context).getVerificationPod(namespace);
  if (!pod) {
    throw cannotRun('The store’s chart has no verification');
  }
  const before = await cluster.readPodResult({
    namespace,
    ...pod,
    now: clock(),
  });
  let error: HelmError | undefined;
  try {
    await helm.test({ release: namespace, namespace, lease });
  } catch (thrown) {
    if (!(thrown instanceof HelmError) || thrown.isBlameless) {
      throw thrown;
    }
    error = thrown;
  }
  const after = await cluster.readPodResult({
    namespace,
    ...pod,
    now: clock(),
  });
  // The pod of an earlier test says nothing of now.
  if (!after || after.uid === before?.uid) {
    throw (
      error ??
      cannotRun(
        `The release has no verification: no pod ${pod.name} was started. Upgrade the store`,
      )
    );
  }
  if (after.message !== undefined) {
    const result = parseVerification(after.message);
    if (result) {
      return result;
    }
  }
  if (after.problem) {
    throw new StepError({ ...after.problem, cause: error });
  }
  throw cannotRun(
    `Pod ${pod.name} has no result: ${error?.message ?? 'it ended in silence'}`,
  );
}

function cannotRun(message: string): StepError {
  return new StepError({ reason: 'Unclassified', message });
}

function toEvent(verification: StoreVerification): NewStoreEvent {
  return verification.passed
    ? { type: 'Normal', reason: 'Verified', message: verification.message }
    : { type: 'Warning', ...toVerificationProblem(verification) };
}
