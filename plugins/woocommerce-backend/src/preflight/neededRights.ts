import { INSTALLER_ROLE } from '../kubernetes/names';

/** What the portal's account has to be allowed to do with a kind. */
export interface NeededRight {
  /** `''` is the core group. */
  readonly group: string;
  readonly resource: string;
  /** The only objects that it is about; all when absent. */
  readonly names?: readonly string[];
  readonly verbs: readonly string[];
}

const RENDERED = ['get', 'create', 'patch', 'delete'];
const HOSTING = ['get', 'list', 'create', 'patch', 'delete'];

/** The policies that keep the account to the namespaces of stores. */
export const ADMISSION_POLICIES = [
  'namespaces.woocommerce.backstage',
  'rolebindings.woocommerce.backstage',
] as const;

/** What stores need that the account may do everywhere. */
export const CLUSTER_RIGHTS: readonly NeededRight[] = [
  {
    group: '',
    resource: 'namespaces',
    verbs: ['get', 'list', 'watch', 'create', 'patch', 'delete'],
  },
  ...['pods', 'persistentvolumeclaims'].map(resource => ({
    group: '',
    resource,
    verbs: ['list', 'watch'],
  })),
  ...['deployments', 'statefulsets', 'replicasets'].map(resource => ({
    group: 'apps',
    resource,
    verbs: ['list', 'watch'],
  })),
  ...['jobs', 'cronjobs'].map(resource => ({
    group: 'batch',
    resource,
    verbs: ['list', 'watch'],
  })),
  { group: '', resource: 'persistentvolumes', verbs: ['list'] },
  {
    group: 'apiregistration.k8s.io',
    resource: 'apiservices',
    verbs: ['list'],
  },
  {
    group: 'rbac.authorization.k8s.io',
    resource: 'rolebindings',
    verbs: ['create', 'patch'],
  },
  {
    group: 'rbac.authorization.k8s.io',
    resource: 'clusterroles',
    names: [INSTALLER_ROLE],
    verbs: ['bind'],
  },
];

/** What only the preflight needs: without it, stores are made all the same. */
export const PREFLIGHT_RIGHTS: readonly NeededRight[] = [
  {
    group: 'rbac.authorization.k8s.io',
    resource: 'clusterroles',
    names: [INSTALLER_ROLE],
    verbs: ['get'],
  },
  ...['validatingadmissionpolicies', 'validatingadmissionpolicybindings'].map(
    resource => ({
      group: 'admissionregistration.k8s.io',
      resource,
      names: ADMISSION_POLICIES,
      verbs: ['get'],
    }),
  ),
  { group: '', resource: 'nodes', verbs: ['list'] },
  { group: 'storage.k8s.io', resource: 'storageclasses', verbs: ['list'] },
  {
    group: 'snapshot.storage.k8s.io',
    resource: 'volumesnapshotclasses',
    verbs: ['list'],
  },
  { group: 'networking.k8s.io', resource: 'ingressclasses', verbs: ['list'] },
  ...['gatewayclasses', 'gateways'].map(resource => ({
    group: 'gateway.networking.k8s.io',
    resource,
    verbs: ['get'],
  })),
  { group: 'cert-manager.io', resource: 'clusterissuers', verbs: ['get'] },
];

/** What the account may do in the namespaces of stores, by the role that it binds itself to there. */
export const STORE_RIGHTS: readonly NeededRight[] = [
  {
    group: '',
    resource: 'secrets',
    verbs: ['get', 'list', 'create', 'update', 'patch', 'delete'],
  },
  ...['resourcequotas', 'limitranges'].map(resource => ({
    group: '',
    resource,
    verbs: ['get', 'create', 'patch'],
  })),
  ...['pods', 'serviceaccounts', 'persistentvolumeclaims', 'services'].map(
    resource => ({ group: '', resource, verbs: RENDERED }),
  ),
  { group: '', resource: 'configmaps', verbs: HOSTING },
  ...['deployments', 'statefulsets'].map(resource => ({
    group: 'apps',
    resource,
    verbs: RENDERED,
  })),
  ...['jobs', 'cronjobs'].map(resource => ({
    group: 'batch',
    resource,
    verbs: RENDERED,
  })),
  { group: 'networking.k8s.io', resource: 'networkpolicies', verbs: RENDERED },
  { group: 'networking.k8s.io', resource: 'ingresses', verbs: HOSTING },
  {
    group: 'gateway.networking.k8s.io',
    resource: 'httproutes',
    verbs: HOSTING,
  },
  { group: 'policy', resource: 'poddisruptionbudgets', verbs: RENDERED },
  {
    group: 'autoscaling',
    resource: 'horizontalpodautoscalers',
    verbs: RENDERED,
  },
  ...['servicemonitors', 'prometheusrules'].map(resource => ({
    group: 'monitoring.coreos.com',
    resource,
    verbs: RENDERED,
  })),
  { group: '', resource: 'events', verbs: ['list'] },
];
