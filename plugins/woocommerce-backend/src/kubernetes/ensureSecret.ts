import type { V1Secret } from '@kubernetes/client-node';
import { callCluster, callForExisting, getStatusCode } from './errors';
import { Kubernetes } from './loadKubernetes';
import { MANAGER } from './names';

/** How often it is tried to get ahead of others who change the same Secret. */
const MAX_ATTEMPTS = 5;

/** Creates a Secret; to one that is there, adds the keys that it lacks. */
export async function ensureSecret(
  kubernetes: Kubernetes,
  secret: V1Secret,
): Promise<void> {
  const { core, module, objects } = kubernetes;
  const name = secret.metadata!.name!;
  const namespace = secret.metadata!.namespace!;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const existing = await callForExisting(() =>
        core.readNamespacedSecret({ name, namespace }),
      );
      if (!existing) {
        await callCluster(() =>
          core.createNamespacedSecret({
            namespace,
            body: secret,
            fieldManager: MANAGER,
          }),
        );
        return;
      }
      const missing = Object.entries(secret.stringData ?? {}).filter(
        ([key]) => existing.data?.[key] === undefined,
      );
      if (missing.length > 0) {
        const patch = {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name,
            namespace,
            // Refused when anyone has changed it since: a key that another
            // process has added meanwhile must not be replaced.
            resourceVersion: existing.metadata?.resourceVersion,
          },
          stringData: Object.fromEntries(missing),
        };
        await callCluster(() =>
          objects.patch(
            patch,
            undefined,
            undefined,
            MANAGER,
            undefined,
            module.PatchStrategy.MergePatch,
          ),
        );
      }
      return;
    } catch (error) {
      if (getStatusCode(error) !== 409 || attempt === MAX_ATTEMPTS) {
        throw error;
      }
    }
  }
}
