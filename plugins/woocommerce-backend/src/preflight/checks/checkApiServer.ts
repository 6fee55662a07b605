import {
  ClusterUnreachableError,
  getStatusMessage,
  isRefusal,
} from '../../kubernetes/errors';
import { withoutPeriod } from '../../text/withoutPeriod';
import { Finding, PreflightCheck } from '../types';

/** The oldest version with admission policies by expressions. */
const OLDEST = 30;

/** The newest version that the portal has been tested on. */
const NEWEST = 36;

const LOOK_AT_IT =
  'Look at the API server, and at the way to it from the portal’s machine.';

/** Whether the API server answers, and has a version that the portal knows. */
export const checkApiServer: PreflightCheck = {
  id: 'api-server',
  title: 'API server',
  async run({ api }) {
    try {
      return judge(await api.get<Version>('/version'));
    } catch (error) {
      if (error instanceof ClusterUnreachableError) {
        return {
          status: 'fail',
          message: `${withoutPeriod(error.message)} (${api.server}).`,
          fix: `${error.fix ?? LOOK_AT_IT} Stores go on by themselves.`,
        };
      }
      if (isRefusal(error)) {
        return {
          status: 'fail',
          message: `The API server does not let the portal in: ${withoutPeriod(
            getStatusMessage(error),
          )}.`,
          fix: 'Check the credentials in the cluster’s kubeconfig.',
        };
      }
      throw error;
    }
  },
};

interface Version {
  readonly gitVersion: string;
  readonly major: string;
  readonly minor: string;
}

function judge({ gitVersion, major, minor }: Version): Finding {
  // Some providers add a sign to it, such as `31+`.
  const release = parseInt(minor, 10);
  if (major !== '1' || Number.isNaN(release)) {
    return {
      status: 'unknown',
      message: `Kubernetes ${gitVersion} is no version that the portal knows.`,
    };
  }
  if (release < OLDEST) {
    return {
      status: 'fail',
      preventsStores: true,
      message: `Kubernetes ${gitVersion} is too old: the policies that fence the portal’s account in need 1.${OLDEST}.`,
      fix: `Upgrade the cluster to Kubernetes 1.${OLDEST} or later.`,
    };
  }
  if (release > NEWEST) {
    return {
      status: 'warn',
      message: `Kubernetes ${gitVersion} is newer than 1.${NEWEST}, the last one that this version of the portal was tested on.`,
      fix: 'Look for a newer version of the portal.',
    };
  }
  return { status: 'pass', message: `Kubernetes ${gitVersion} answers.` };
}
