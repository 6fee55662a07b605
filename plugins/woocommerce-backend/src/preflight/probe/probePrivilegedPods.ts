import { getStatusCode, getStatusMessage } from '../../kubernetes/errors';
import { Finding } from '../types';
import { buildProbePod } from './buildProbePod';
import { ProbeNamespace } from './ProbeNamespace';

/** Whether a namespace like a store's lets a privileged pod in. Asks without making one. */
export async function probePrivilegedPods(
  namespace: ProbeNamespace,
): Promise<Finding> {
  const pod = buildProbePod({
    name: 'privileged',
    image: 'registry.invalid/none',
    command: ['true'],
    privileged: true,
  });
  try {
    await namespace.createPod(pod, { dryRun: true });
  } catch (error) {
    const message = getStatusMessage(error);
    if (getStatusCode(error) === 403 && /PodSecurity/.test(message)) {
      return {
        status: 'pass',
        message: 'A privileged pod is refused in a namespace like a store’s.',
      };
    }
    throw error;
  }
  return {
    status: 'fail',
    preventsStores: true,
    message:
      'A privileged pod is let into a namespace like a store’s, although its label says restricted.',
    fix: 'Look at the configuration of the admission plugin PodSecurity for exemptions.',
  };
}
