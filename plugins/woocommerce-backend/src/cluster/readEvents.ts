import { ClusterEvent } from '../failures/FailureSources';
import { callCluster } from '../kubernetes/errors';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { EventQuestion } from './findEventQuestion';

/** More say nothing new. */
const LIMIT = 500;

/**
 * Reads the events of a namespace that were asked for. They only say more of
 * what is known: none are read where the API server or its rules don't let it.
 */
export async function readEvents(
  kubernetes: Kubernetes,
  options: { namespace: string; question: EventQuestion },
): Promise<ClusterEvent[]> {
  const { namespace, question } = options;
  const list = async (fieldSelector: string): Promise<ClusterEvent[]> => {
    try {
      const { items } = await callCluster(() =>
        kubernetes.core.listNamespacedEvent({
          namespace,
          fieldSelector,
          limit: LIMIT,
        }),
      );
      return items;
    } catch {
      return [];
    }
  };
  const lists = await Promise.all([
    question.warnings ? list('type=Warning') : [],
    question.claims ? list('involvedObject.kind=PersistentVolumeClaim') : [],
  ]);
  return lists.flat();
}
