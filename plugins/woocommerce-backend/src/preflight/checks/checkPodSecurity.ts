import { getStatusCode, getStatusMessage } from '../../kubernetes/errors';
import { buildPreflightNamespace } from '../buildPreflightNamespace';
import { PreflightCheck } from '../types';

/**
 * Whether the API server enforces Pod Security. It is asked to make a namespace
 * with a label that Pod Security takes for wrong, as a dry run: nothing is made
 * whatever the answer is, and only who enforces the labels reads them.
 */
export const checkPodSecurity: PreflightCheck = {
  id: 'pod-security',
  title: 'Pod Security',
  async run({ api }) {
    const namespace = buildPreflightNamespace();
    const body = {
      ...namespace,
      metadata: {
        ...namespace.metadata,
        labels: {
          ...namespace.metadata.labels,
          'pod-security.kubernetes.io/warn': 'preflight',
        },
      },
    };
    try {
      await api.post('/api/v1/namespaces?dryRun=All', body);
    } catch (error) {
      if (/pod-security\.kubernetes\.io\/warn/.test(getStatusMessage(error))) {
        return {
          status: 'pass',
          message:
            'The API server heeds the Pod Security labels of namespaces.',
        };
      }
      if (getStatusCode(error) !== undefined) {
        return {
          status: 'unknown',
          message: `The API server refused the question: ${getStatusMessage(
            error,
          )}`,
        };
      }
      throw error;
    }
    return {
      status: 'fail',
      preventsStores: true,
      message:
        'The API server does not heed the Pod Security labels of namespaces, so that nothing keeps a store’s pods from being privileged.',
      fix: 'Turn the admission plugin PodSecurity on again in the API server.',
    };
  },
};
