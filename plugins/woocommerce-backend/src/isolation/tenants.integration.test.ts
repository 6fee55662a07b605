import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  V1NetworkPolicy,
  V1NetworkPolicyEgressRule,
  V1Pod,
  V1PodSpec,
  V1Service,
} from '@kubernetes/client-node';
import { createPod } from './__testUtils__/attempts';
import { Access, IsolationLab, Subject } from './__testUtils__/IsolationLab';
import {
  makePod,
  makePodWith,
  makePodWithBindMount,
  makePodWithHostPath,
} from './__testUtils__/pods';

jest.setTimeout(180_000);

// Outside of the tests, so that it lives until they have cleared up.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const VERBS = ['get', 'list', 'create', 'update', 'patch', 'delete'];
const RBAC = 'rbac.authorization.k8s.io';

/** Where pods, Services and nodes are. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * The checks of the Multi-Tenancy Benchmarks: whether a store can reach beyond
 * its namespace, or weaken what it is kept in.
 *
 * @see https://github.com/kubernetes-retired/multi-tenancy/tree/master/benchmarks
 */
describe('the isolation of a store', () => {
  let lab: IsolationLab;
  let pods: V1Pod[];

  beforeAll(async () => {
    lab = await IsolationLab.start(await databases.init('SQLITE_3'));
    const { items } = await lab.admin.core.listNamespacedPod({
      namespace: lab.store,
    });
    pods = items;
  });

  afterAll(async () => {
    await lab?.stop();
  });

  describe('what a store may ask of the API: nothing', () => {
    it.each([
      [
        'cluster resources',
        [
          'nodes',
          'namespaces',
          'persistentvolumes',
          'storageclasses.storage.k8s.io',
          `clusterroles.${RBAC}`,
          `clusterrolebindings.${RBAC}`,
          'customresourcedefinitions.apiextensions.k8s.io',
          'validatingadmissionpolicies.admissionregistration.k8s.io',
        ],
        () => undefined,
      ],
      [
        'what all share: the portal’s namespace',
        ['secrets', 'serviceaccounts', 'configmaps', 'pods'],
        () => 'backstage',
      ],
      [
        'another store’s resources',
        ['pods', 'secrets', 'services', 'persistentvolumeclaims', 'configmaps'],
        () => lab.otherStore,
      ],
      [
        'its own quotas and limits',
        ['resourcequotas', 'limitranges'],
        () => lab.store,
      ],
      [
        'its own network policies',
        ['networkpolicies.networking.k8s.io'],
        () => lab.store,
      ],
      [
        'its own roles and role bindings',
        [`roles.${RBAC}`, `rolebindings.${RBAC}`],
        () => lab.store,
      ],
      [
        'its own workloads and Secrets',
        ['pods', 'secrets', 'deployments.apps', 'persistentvolumeclaims'],
        () => lab.store,
      ],
    ])('can’t get at %s', async (_, resources, getNamespace) => {
      const asked = resources.flatMap(resource =>
        VERBS.map(verb => toAccess(resource, verb, getNamespace())),
      );
      expect(await listAllowed(asked)).toEqual([]);
    });

    it('can’t become somebody else, bind or escalate', async () => {
      const asked = [
        toAccess('users', 'impersonate'),
        toAccess('groups', 'impersonate'),
        toAccess('serviceaccounts', 'impersonate', lab.store),
        ...['bind', 'escalate'].flatMap(verb => [
          toAccess(`roles.${RBAC}`, verb, lab.store),
          toAccess(`clusterroles.${RBAC}`, verb),
        ]),
        {
          ...toAccess('serviceaccounts', 'create', lab.store),
          subresource: 'token',
        },
      ];
      expect(await listAllowed(asked)).toEqual([]);
    });
  });

  describe('what no pod in a store’s namespace may be', () => {
    it('is let in when it is as it should be', async () => {
      await expect(
        lab.try(() => createPod(lab, lab.store, makePod())),
      ).resolves.toEqual({
        code: 200,
        message: '',
      });
    });

    it.each<[string, V1Pod, string]>([
      [
        'privileged',
        makePodWith({ privileged: true, allowPrivilegeEscalation: true }),
        'privileged',
      ],
      [
        'able to get more privileges',
        makePodWith({ allowPrivilegeEscalation: true }),
        'allowPrivilegeEscalation != false',
      ],
      [
        'given capabilities',
        makePodWith({ capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } }),
        'unrestricted capabilities',
      ],
      [
        'left with capabilities',
        makePodWith({ capabilities: undefined }),
        'unrestricted capabilities',
      ],
      ['run as root', makePodWith({ runAsUser: 0 }), 'runAsUser=0'],
      [
        'maybe run as root',
        makePodWith({ runAsNonRoot: false }),
        'runAsNonRoot != true',
      ],
      [
        'free in its system calls',
        makePodWith({ seccompProfile: { type: 'Unconfined' } }),
        'seccompProfile',
      ],
      ['on its node’s disk', makePodWithHostPath(), 'hostPath'],
      ['able to mount into its node', makePodWithBindMount(), 'hostPath'],
      [
        'in its node’s network',
        makePod({ spec: { hostNetwork: true } }),
        'hostNetwork=true',
      ],
      [
        'on a port of its node',
        makePod({
          container: {
            ports: [{ containerPort: 8080, hostPort: 8080 }],
            securityContext: makePod().spec!.containers[0].securityContext,
          },
        }),
        'hostPort',
      ],
      [
        'among its node’s processes',
        makePod({ spec: { hostPID: true } }),
        'hostPID=true',
      ],
      [
        'in its node’s IPC',
        makePod({ spec: { hostIPC: true } }),
        'hostIPC=true',
      ],
    ])('is refused when it is %s', async (_, pod, refusal) => {
      await expect(
        lab.try(() => createPod(lab, lab.store, pod)),
      ).resolves.toEqual({
        code: 403,
        message: expect.stringMatching(
          new RegExp(`violates PodSecurity "restricted:latest".*${refusal}`),
        ),
      });
    });
  });

  describe('what surrounds a store', () => {
    it.each<[string, V1Service['spec']]>([
      ['NodePort', { type: 'NodePort' }],
      ['LoadBalancer', { type: 'LoadBalancer' }],
    ])('lets in no Service of type %s', async (_, spec) => {
      const attempt = () =>
        lab.portal.core.createNamespacedService({
          namespace: lab.store,
          dryRun: 'All',
          body: {
            metadata: { name: 'attempt' },
            spec: { ...spec, ports: [{ port: 80 }] },
          },
        });
      await expect(lab.try(attempt)).resolves.toEqual({
        code: 403,
        message: expect.stringContaining('exceeded quota: store-limits'),
      });
    });

    it('has quotas of CPU, memory, disk, and ways around its route', async () => {
      const { items } = await lab.admin.core.listNamespacedResourceQuota({
        namespace: lab.store,
      });
      expect(
        items.flatMap(({ spec }) => Object.keys(spec?.hard ?? {})),
      ).toEqual(
        expect.arrayContaining([
          'requests.cpu',
          'requests.memory',
          'limits.cpu',
          'limits.memory',
          'requests.storage',
          'services.nodeports',
          'services.loadbalancers',
        ]),
      );
    });

    it('lets no packet in or out of a pod but those that a policy names', async () => {
      const { items } = await listPolicies();
      const closing = items.filter(isClosing);
      const open = pods.filter(
        pod => !closing.some(policy => selects(policy, pod)),
      );
      expect(open.map(({ metadata }) => metadata?.name)).toEqual([]);
    });

    it('lets others in at the port that its route leads to, and at no other', async () => {
      const { items } = await listPolicies();
      const peers = items.flatMap(({ spec }) =>
        (spec?.ingress ?? []).flatMap(rule =>
          (rule._from ?? [{}]).map(peer => ({
            ...peer,
            ports: rule.ports?.map(({ port }) => port),
          })),
        ),
      );
      const foreign = peers.filter(
        peer => !peer.podSelector || peer.namespaceSelector,
      );
      expect(peers.length).toBeGreaterThan(foreign.length);
      expect(foreign.map(({ ports }) => ports)).toEqual([[8080]]);
    });

    it('lets no pod reach another one but its own store’s, and names', async () => {
      const { items } = await listPolicies();
      const rules = items
        .filter(policy => pods.some(pod => selects(policy, pod)))
        .flatMap(({ spec }) => spec?.egress ?? []);
      const isNames = (rule: V1NetworkPolicyEgressRule) =>
        rule.ports?.every(({ port }) => port === 53);
      const beyond = rules
        .filter(rule => !isNames(rule))
        .flatMap(({ to }) => to ?? [{}])
        .filter(peer => !peer.podSelector || peer.namespaceSelector);
      expect(beyond.map(({ ipBlock }) => ipBlock)).toEqual([
        { cidr: '0.0.0.0/0', except: expect.arrayContaining(PRIVATE) },
        { cidr: '::/0', except: expect.arrayContaining(['fc00::/7']) },
      ]);
    });

    it('gives no pod a token', async () => {
      expect(pods.length).toBeGreaterThan(1);
      const account = await lab.admin.core.readNamespacedServiceAccount({
        namespace: lab.store,
        name: lab.store,
      });
      expect(account.automountServiceAccountToken).toBe(false);
      for (const { spec } of pods) {
        expect(spec?.automountServiceAccountToken).toBe(false);
        expect(findTokens(spec)).toEqual([]);
      }
    });

    it('deletes its volumes with its claims', async () => {
      const { items } = await lab.admin.core.listPersistentVolume();
      const policies = items
        .filter(({ spec }) => spec?.claimRef?.namespace === lab.store)
        .map(({ spec }) => spec?.persistentVolumeReclaimPolicy);
      expect(policies).toEqual(['Delete', 'Delete']);
    });

    it('runs images that are pinned to a version', async () => {
      const images = pods.flatMap(({ spec }) =>
        [...(spec?.initContainers ?? []), ...spec!.containers].map(
          ({ image }) => image,
        ),
      );
      for (const image of images) {
        expect(image).toMatch(/@sha256:[0-9a-f]{64}$|:[0-9]+\.[0-9]+[^:/]*$/);
      }
    });
  });

  /** What anyone of the store may do: its pods, and a person without rights of their own. */
  async function listAllowed(asked: readonly Access[]): Promise<string[]> {
    const subjects = [
      toAccount(lab.store, 'default'),
      toAccount(lab.store, lab.store),
      { user: 'tenant', groups: ['tenants', 'system:authenticated'] },
    ];
    const attempts = subjects.flatMap(subject =>
      asked.map(access => ({ subject, access })),
    );
    const answers = await Promise.all(
      attempts.map(({ subject, access }) => lab.may(subject, access)),
    );
    return attempts
      .filter((_, index) => answers[index])
      .map(
        ({ subject, access }) =>
          `${subject.user}: ${access.verb} ${access.resource}`,
      );
  }

  async function listPolicies(): Promise<{ items: V1NetworkPolicy[] }> {
    const api = lab.admin.kubeConfig.makeApiClient(
      lab.admin.module.NetworkingV1Api,
    );
    return api.listNamespacedNetworkPolicy({ namespace: lab.store });
  }
});

function toAccount(namespace: string, name: string): Subject {
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: [
      'system:serviceaccounts',
      `system:serviceaccounts:${namespace}`,
      'system:authenticated',
    ],
  };
}

function toAccess(text: string, verb: string, namespace?: string): Access {
  const [resource, ...group] = text.split('.');
  return { verb, resource, group: group.join('.'), namespace };
}

/** Whether nothing at all goes in or out by it. */
function isClosing({ spec }: V1NetworkPolicy): boolean {
  return (
    ['Ingress', 'Egress'].every(type => spec?.policyTypes?.includes(type)) &&
    !spec?.ingress?.length &&
    !spec?.egress?.length
  );
}

function selects({ spec }: V1NetworkPolicy, { metadata }: V1Pod): boolean {
  const wanted = Object.entries(spec?.podSelector?.matchLabels ?? {});
  return wanted.every(([key, value]) => metadata?.labels?.[key] === value);
}

function findTokens(spec: V1PodSpec | undefined) {
  return (spec?.volumes ?? []).filter(({ projected }) =>
    projected?.sources?.some(source => source.serviceAccountToken),
  );
}
