import { TestDatabases } from '@backstage/backend-test-utils';
import {
  WOOCOMMERCE_STORE_ID_LABEL,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { INSTALLER_ROLE } from '../kubernetes/names';
import {
  bind,
  create,
  createNamespace,
  createPod,
  createToken,
  deleteNamespace,
  DRY_RUN,
  ENFORCE,
  findPod,
  makeNamespace,
  MANAGED_BY,
  patch,
  RBAC,
  relabel,
  SELF,
} from './__testUtils__/attempts';
import { IsolationLab } from './__testUtils__/IsolationLab';
import {
  makePod,
  makePodWith,
  makePodWithHostPath,
} from './__testUtils__/pods';

jest.setTimeout(180_000);

// Outside of the tests, so that it lives until they have cleared up.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

interface Escape {
  readonly what: string;
  readonly attempt: (lab: IsolationLab) => Promise<unknown>;
  /** What the refusal says, so that it is for the reason that is meant. */
  readonly refusal: string;
}

const NAMESPACES: Escape[] = [
  {
    what: 'makes a namespace of another name',
    attempt: lab => createNamespace(lab, makeNamespace('kube-stores')),
    refusal: 'names begin with store-',
  },
  {
    what: 'makes a namespace that is not labelled as the portal’s',
    attempt: lab =>
      createNamespace(lab, makeNamespace('store-a', { [MANAGED_BY]: '' })),
    refusal: `keep the labels ${MANAGED_BY}`,
  },
  {
    what: 'makes a namespace without Pod Security',
    attempt: lab =>
      createNamespace(
        lab,
        makeNamespace('store-a', { [ENFORCE]: 'privileged' }),
      ),
    refusal: `keep the label ${ENFORCE}`,
  },
  {
    what: 'makes a namespace with the Pod Security of an old version',
    attempt: lab =>
      createNamespace(
        lab,
        makeNamespace('store-a', { [`${ENFORCE}-version`]: 'v1.20' }),
      ),
    refusal: `keep the label ${ENFORCE}`,
  },
  {
    what: 'takes the label of Pod Security from a store’s namespace',
    attempt: lab => relabel(lab, lab.store, { [ENFORCE]: null }),
    refusal: `keep the label ${ENFORCE}`,
  },
  {
    what: 'lowers the Pod Security of a store’s namespace',
    attempt: lab => relabel(lab, lab.store, { [ENFORCE]: 'baseline' }),
    refusal: `keep the label ${ENFORCE}`,
  },
  {
    what: 'gives a store’s namespace away',
    attempt: lab => relabel(lab, lab.store, { [MANAGED_BY]: 'other' }),
    refusal: `keep the labels ${MANAGED_BY}`,
  },
  {
    what: 'gives a store’s namespace to another store',
    attempt: lab =>
      relabel(lab, lab.store, { [WOOCOMMERCE_STORE_ID_LABEL]: 'other' }),
    refusal: 'to another store',
  },
  {
    what: 'makes a foreign namespace its own',
    attempt: lab =>
      relabel(lab, lab.foreign, makeNamespace('').metadata!.labels!),
    refusal: 'names begin with store-',
  },
  {
    what: 'makes a namespace its own that somebody has named like a store’s',
    attempt: lab =>
      relabel(lab, lab.lookalike, makeNamespace('').metadata!.labels!),
    refusal: `lacks the label ${MANAGED_BY}`,
  },
  {
    what: 'deletes a foreign namespace',
    attempt: lab => deleteNamespace(lab, lab.foreign),
    refusal: 'names begin with store-',
  },
  {
    what: 'deletes a namespace that somebody has named like a store’s',
    attempt: lab => deleteNamespace(lab, lab.lookalike),
    refusal: `lacks the label ${MANAGED_BY}`,
  },
  {
    what: 'deletes kube-system',
    attempt: lab => deleteNamespace(lab, 'kube-system'),
    refusal: 'kube-system',
  },
];

const ROLES: Escape[] = [
  {
    what: 'binds itself to cluster-admin in a store’s namespace',
    attempt: lab => bind(lab, { namespace: lab.store, role: 'cluster-admin' }),
    refusal: 'attempting to grant RBAC permissions not currently held',
  },
  {
    what: 'binds itself to a role whose rights it has anyway',
    attempt: lab =>
      bind(lab, { namespace: lab.store, role: 'system:basic-user' }),
    refusal: 'no other role than',
  },
  {
    what: 'binds somebody else in a store’s namespace',
    attempt: lab =>
      bind(lab, {
        namespace: lab.store,
        subject: { ...SELF, name: 'default' },
      }),
    refusal: 'to nobody but itself',
  },
  {
    what: 'binds a group that it is in',
    attempt: lab =>
      bind(lab, {
        namespace: lab.store,
        subject: { kind: 'Group', name: 'system:serviceaccounts' },
      }),
    refusal: 'to nobody but itself',
  },
  {
    what: 'makes a second binding in a store’s namespace',
    attempt: lab => bind(lab, { namespace: lab.store, name: 'second' }),
    refusal: 'no other role than',
  },
  {
    what: 'binds itself in a foreign namespace',
    attempt: lab => bind(lab, { namespace: lab.foreign }),
    refusal: 'only bind roles in namespaces of stores',
  },
  {
    what: 'binds itself in a namespace that somebody has named like a store’s',
    attempt: lab => bind(lab, { namespace: lab.lookalike }),
    refusal: 'only bind roles in namespaces of stores',
  },
  {
    what: 'binds itself in kube-system',
    attempt: lab => bind(lab, { namespace: 'kube-system' }),
    refusal: 'only bind roles in namespaces of stores',
  },
  {
    what: 'binds itself everywhere',
    attempt: lab =>
      create(lab, {
        apiVersion: `${RBAC}/v1`,
        kind: 'ClusterRoleBinding',
        metadata: { name: 'attempt' },
        roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: INSTALLER_ROLE },
        subjects: [SELF],
      }),
    refusal: 'cannot create resource "clusterrolebindings"',
  },
  ...['backstage-woocommerce', INSTALLER_ROLE].map(name => ({
    what: `adds to its own ClusterRole ${name}`,
    attempt: (lab: IsolationLab) =>
      patch(lab, {
        apiVersion: `${RBAC}/v1`,
        kind: 'ClusterRole',
        metadata: { name },
        rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
      }),
    refusal: 'cannot patch resource "clusterroles"',
  })),
  {
    what: 'makes a role in a store’s namespace',
    attempt: lab =>
      create(lab, {
        apiVersion: `${RBAC}/v1`,
        kind: 'Role',
        metadata: { name: 'attempt', namespace: lab.store },
        rules: [],
      }),
    refusal: 'cannot create resource "roles"',
  },
  {
    what: 'removes the policies that fence it in',
    attempt: lab =>
      lab.portal.objects.delete(
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicyBinding',
          metadata: { name: 'namespaces.woocommerce.backstage' },
        },
        undefined,
        DRY_RUN,
      ),
    refusal: 'cannot delete resource "validatingadmissionpolicybindings"',
  },
  {
    what: 'makes a webhook that sees all requests',
    attempt: lab =>
      create(lab, {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'MutatingWebhookConfiguration',
        metadata: { name: 'attempt' },
        webhooks: [],
      }),
    refusal: 'cannot create resource "mutatingwebhookconfigurations"',
  },
  {
    what: 'makes a custom resource',
    attempt: lab =>
      create(lab, {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'attempts.example.com' },
      }),
    refusal: 'cannot create resource "customresourcedefinitions"',
  },
];

const SECRETS: Escape[] = [
  {
    what: 'reads the Secrets of all namespaces',
    attempt: lab => lab.portal.core.listSecretForAllNamespaces(),
    refusal: 'cannot list resource "secrets"',
  },
  {
    what: 'reads the Secrets of kube-system',
    attempt: lab =>
      lab.portal.core.listNamespacedSecret({ namespace: 'kube-system' }),
    refusal: 'cannot list resource "secrets"',
  },
  {
    what: 'reads the Secrets of a foreign namespace',
    attempt: lab =>
      lab.portal.core.listNamespacedSecret({ namespace: lab.foreign }),
    refusal: 'cannot list resource "secrets"',
  },
  {
    what: 'reads its own token from the cluster',
    attempt: lab =>
      lab.portal.core.readNamespacedSecret({
        namespace: 'backstage',
        name: 'backstage-token',
      }),
    refusal: 'cannot get resource "secrets"',
  },
  {
    what: 'becomes somebody else',
    attempt: lab =>
      lab.portal.core.listNode(
        {},
        lab.portal.module.setHeaderOptions('Impersonate-User', 'admin'),
      ),
    refusal: 'cannot impersonate',
  },
  ...[
    ['kube-system', 'default'],
    ['backstage', 'backstage'],
  ].map(([namespace, name]) => ({
    what: `gets a token of ${namespace}/${name}`,
    attempt: (lab: IsolationLab) => createToken(lab, namespace, name),
    refusal: 'cannot create resource "serviceaccounts/token"',
  })),
  {
    what: 'gets a token of a store’s ServiceAccount',
    attempt: lab => createToken(lab, lab.store, lab.store),
    refusal: 'cannot create resource "serviceaccounts/token"',
  },
];

const PODS: Escape[] = [
  {
    what: 'starts a privileged pod in a store’s namespace',
    attempt: lab =>
      createPod(
        lab,
        lab.store,
        makePodWith({ privileged: true, allowPrivilegeEscalation: true }),
      ),
    refusal: 'violates PodSecurity',
  },
  {
    what: 'starts a pod in a store’s namespace that mounts its node',
    attempt: lab => createPod(lab, lab.store, makePodWithHostPath()),
    refusal: 'violates PodSecurity',
  },
  {
    what: 'starts a pod in a foreign namespace',
    attempt: lab => createPod(lab, lab.foreign, makePod()),
    refusal: 'cannot create resource "pods"',
  },
  {
    what: 'runs a command in a store’s pod',
    attempt: async lab => {
      const { namespace, name } = await findPod(lab);
      return lab.portal.core.connectPostNamespacedPodExec({
        namespace,
        name,
        command: 'id',
      });
    },
    refusal: 'cannot create resource "pods/exec"',
  },
  {
    what: 'puts a container into a store’s pod that runs',
    attempt: async lab =>
      lab.portal.core.replaceNamespacedPodEphemeralcontainers({
        ...(await findPod(lab)),
        body: makePod(),
        dryRun: DRY_RUN,
      }),
    refusal: 'cannot update resource "pods/ephemeralcontainers"',
  },
  {
    what: 'deletes a volume',
    attempt: async lab => {
      const { items } = await lab.portal.core.listPersistentVolume();
      return lab.portal.core.deletePersistentVolume({
        name: items[0].metadata!.name!,
        dryRun: DRY_RUN,
      });
    },
    refusal: 'cannot delete resource "persistentvolumes"',
  },
  {
    what: 'changes a node',
    attempt: async lab => {
      const { items } = await lab.admin.core.listNode();
      const { name } = items[0].metadata!;
      return patch(lab, {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name, labels: { attempt: 'true' } },
      });
    },
    refusal: 'cannot patch resource "nodes"',
  },
];

describe('the portal’s account, when it tries to get out', () => {
  let lab: IsolationLab;

  beforeAll(async () => {
    lab = await IsolationLab.start(await databases.init('SQLITE_3'));
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('is let do what it has to, so that the refusals mean something', async () => {
    const labels = { [WOOCOMMERCE_STORE_LABEL]: 'changed' };
    for (const attempt of [
      () => createNamespace(lab, makeNamespace('store-a')),
      () => relabel(lab, lab.store, labels),
      () => deleteNamespace(lab, lab.store),
      () => bind(lab, { namespace: lab.store }),
      () => createPod(lab, lab.store, makePod()),
    ]) {
      await expect(lab.try(attempt)).resolves.toEqual({
        code: 200,
        message: '',
      });
    }
  });

  it.each([...NAMESPACES, ...ROLES, ...SECRETS, ...PODS])(
    'is refused when it $what',
    async ({ attempt, refusal }) => {
      await expect(lab.try(() => attempt(lab))).resolves.toEqual({
        code: 403,
        message: expect.stringContaining(refusal),
      });
    },
  );
});
