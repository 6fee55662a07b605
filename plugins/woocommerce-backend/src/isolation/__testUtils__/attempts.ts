import type {
  KubernetesObject,
  V1Namespace,
  V1Pod,
} from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { INSTALLER_ROLE, MANAGER } from '../../kubernetes/names';
import { IsolationLab } from './IsolationLab';

/** Nothing that would go through after all stays. */
export const DRY_RUN = 'All';

export const RBAC = 'rbac.authorization.k8s.io';
export const ENFORCE = 'pod-security.kubernetes.io/enforce';
export const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** The portal's account, as role bindings name it. */
export const SELF = {
  kind: 'ServiceAccount',
  namespace: 'backstage',
  name: 'backstage',
};

/** A namespace as the engine makes it, but for some labels. */
export function makeNamespace(
  name: string,
  labels: Record<string, string> = {},
): V1Namespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        [MANAGED_BY]: MANAGER,
        [WOOCOMMERCE_STORE_ID_LABEL]: 'id',
        [ENFORCE]: 'restricted',
        ...labels,
      },
    },
  };
}

export function createNamespace({ portal }: IsolationLab, body: V1Namespace) {
  return portal.core.createNamespace({ body, dryRun: DRY_RUN });
}

export function deleteNamespace({ portal }: IsolationLab, name: string) {
  return portal.core.deleteNamespace({ name, dryRun: DRY_RUN });
}

/** Changes labels; `null` takes one away. */
export function relabel(
  lab: IsolationLab,
  name: string,
  labels: Record<string, string | null>,
) {
  return patch(lab, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels },
  });
}

export function patch({ portal }: IsolationLab, object: object) {
  return portal.objects.patch(
    object as KubernetesObject,
    undefined,
    DRY_RUN,
    undefined,
    undefined,
    portal.module.PatchStrategy.MergePatch,
  );
}

export function create({ portal }: IsolationLab, object: object) {
  return portal.objects.create(object as KubernetesObject, undefined, DRY_RUN);
}

/** Makes or changes a role binding as the engine does: its own, but for what is said. */
export function bind(
  { portal }: IsolationLab,
  options: {
    namespace: string;
    role?: string;
    name?: string;
    subject?: object;
  },
) {
  const {
    namespace,
    role = INSTALLER_ROLE,
    name = INSTALLER_ROLE,
    subject = SELF,
  } = options;
  const binding = {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: role === INSTALLER_ROLE ? name : 'attempt', namespace },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [subject],
  };
  return portal.objects.patch(
    binding,
    undefined,
    DRY_RUN,
    'attempt',
    true,
    portal.module.PatchStrategy.ServerSideApply,
  );
}

export function createToken(
  { portal }: IsolationLab,
  namespace: string,
  name: string,
) {
  return portal.core.createNamespacedServiceAccountToken({
    namespace,
    name,
    body: { spec: { audiences: [] } },
    dryRun: DRY_RUN,
  });
}

export function createPod(
  { portal }: IsolationLab,
  namespace: string,
  body: V1Pod,
) {
  return portal.core.createNamespacedPod({ namespace, body, dryRun: DRY_RUN });
}

/** A pod of the store that runs. */
export async function findPod({ admin, store: namespace }: IsolationLab) {
  const { items } = await admin.core.listNamespacedPod({ namespace });
  return { namespace, name: items[0].metadata!.name! };
}
