import { TestDatabases } from '@backstage/backend-test-utils';
import { Access, IsolationLab, Subject } from './__testUtils__/IsolationLab';

jest.setTimeout(180_000);

// Outside of the tests, so that it lives until they have cleared up.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const VERBS = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'bind',
  'escalate',
  'impersonate',
];

const RBAC = 'rbac.authorization.k8s.io';
const READ = 'list watch';
const RENDERED = 'get create patch delete';
const HOSTING = 'get list create patch delete';
const SHOWN = 'get list watch';

/** What the portal's account may do: everywhere, and beyond that in a store's namespace. */
interface Row {
  /** As kubectl writes it: `resource.group/subresource`. */
  readonly resource: string;
  /** The one that is asked for; any when absent. */
  readonly name?: string;
  readonly everywhere: string;
  readonly store: string;
}

const NOTHING = { everywhere: '', store: '' };

const ROWS: Row[] = [
  // What it does everywhere.
  {
    resource: 'namespaces',
    everywhere: 'get list watch create patch delete',
    store: '',
  },
  { resource: 'persistentvolumes', everywhere: 'list', store: '' },
  {
    resource: 'apiservices.apiregistration.k8s.io',
    everywhere: 'list',
    store: '',
  },
  { resource: `rolebindings.${RBAC}`, everywhere: 'create patch', store: '' },
  {
    resource: `clusterroles.${RBAC}`,
    name: 'woocommerce-store-installer',
    everywhere: 'get bind',
    store: '',
  },
  // What the preflight looks at.
  ...[
    'validatingadmissionpolicies.admissionregistration.k8s.io',
    'validatingadmissionpolicybindings.admissionregistration.k8s.io',
  ].flatMap(resource =>
    ['namespaces', 'rolebindings'].map(name => ({
      resource,
      name: `${name}.woocommerce.backstage`,
      everywhere: 'get',
      store: '',
    })),
  ),
  { resource: 'nodes', everywhere: 'list', store: '' },
  { resource: 'storageclasses.storage.k8s.io', everywhere: 'list', store: '' },
  {
    resource: 'volumesnapshotclasses.snapshot.storage.k8s.io',
    everywhere: 'list',
    store: '',
  },
  {
    resource: 'ingressclasses.networking.k8s.io',
    everywhere: 'list',
    store: '',
  },
  {
    resource: 'gatewayclasses.gateway.networking.k8s.io',
    everywhere: 'get',
    store: '',
  },
  {
    resource: 'gateways.gateway.networking.k8s.io',
    everywhere: 'get',
    store: '',
  },
  { resource: 'clusterissuers.cert-manager.io', everywhere: 'get', store: '' },
  // What it watches everywhere and changes in a store's namespace alone.
  { resource: 'pods', everywhere: READ, store: RENDERED },
  { resource: 'persistentvolumeclaims', everywhere: READ, store: RENDERED },
  { resource: 'deployments.apps', everywhere: READ, store: RENDERED },
  { resource: 'statefulsets.apps', everywhere: READ, store: RENDERED },
  { resource: 'jobs.batch', everywhere: READ, store: RENDERED },
  { resource: 'cronjobs.batch', everywhere: READ, store: RENDERED },
  { resource: 'replicasets.apps', everywhere: READ, store: '' },
  // What it does in a store's namespace alone.
  {
    resource: 'secrets',
    everywhere: '',
    store: 'get list create update patch delete',
  },
  {
    resource: 'resourcequotas',
    everywhere: '',
    store: 'get create patch',
  },
  { resource: 'limitranges', everywhere: '', store: 'get create patch' },
  { resource: 'services', everywhere: '', store: RENDERED },
  { resource: 'configmaps', everywhere: '', store: HOSTING },
  { resource: 'serviceaccounts', everywhere: '', store: RENDERED },
  { resource: 'ingresses.networking.k8s.io', everywhere: '', store: HOSTING },
  {
    resource: 'httproutes.gateway.networking.k8s.io',
    everywhere: '',
    store: HOSTING,
  },
  {
    resource: 'networkpolicies.networking.k8s.io',
    everywhere: '',
    store: RENDERED,
  },
  { resource: 'poddisruptionbudgets.policy', everywhere: '', store: RENDERED },
  {
    resource: 'horizontalpodautoscalers.autoscaling',
    everywhere: '',
    store: RENDERED,
  },
  {
    resource: 'servicemonitors.monitoring.coreos.com',
    everywhere: '',
    store: RENDERED,
  },
  {
    resource: 'prometheusrules.monitoring.coreos.com',
    everywhere: '',
    store: RENDERED,
  },
  { resource: 'events', everywhere: '', store: 'list' },
  // What it does nowhere.
  { resource: 'daemonsets.apps', ...NOTHING },
  { resource: 'pods/log', ...NOTHING },
  { resource: 'pods/exec', ...NOTHING },
  { resource: 'pods/attach', ...NOTHING },
  { resource: 'pods/portforward', ...NOTHING },
  { resource: 'pods/proxy', ...NOTHING },
  { resource: 'pods/ephemeralcontainers', ...NOTHING },
  { resource: 'pods/eviction', ...NOTHING },
  { resource: 'pods/binding', ...NOTHING },
  { resource: 'deployments.apps/scale', ...NOTHING },
  { resource: 'serviceaccounts/token', ...NOTHING },
  { resource: 'namespaces/finalize', ...NOTHING },
  { resource: 'namespaces/status', ...NOTHING },
  { resource: 'nodes/proxy', ...NOTHING },
  { resource: `roles.${RBAC}`, ...NOTHING },
  { resource: `clusterroles.${RBAC}`, ...NOTHING },
  { resource: `clusterroles.${RBAC}`, name: 'cluster-admin', ...NOTHING },
  {
    resource: `clusterroles.${RBAC}`,
    name: 'backstage-woocommerce',
    ...NOTHING,
  },
  { resource: `clusterrolebindings.${RBAC}`, ...NOTHING },
  { resource: 'users', ...NOTHING },
  { resource: 'groups', ...NOTHING },
  { resource: 'nodes/status', ...NOTHING },
  { resource: 'issuers.cert-manager.io', ...NOTHING },
  { resource: 'certificates.cert-manager.io', ...NOTHING },
  { resource: 'csidrivers.storage.k8s.io', ...NOTHING },
  { resource: 'leases.coordination.k8s.io', ...NOTHING },
  {
    resource: 'customresourcedefinitions.apiextensions.k8s.io',
    ...NOTHING,
  },
  {
    resource: 'validatingadmissionpolicies.admissionregistration.k8s.io',
    ...NOTHING,
  },
  {
    resource: 'validatingadmissionpolicybindings.admissionregistration.k8s.io',
    ...NOTHING,
  },
  {
    resource: 'validatingwebhookconfigurations.admissionregistration.k8s.io',
    ...NOTHING,
  },
  {
    resource: 'mutatingwebhookconfigurations.admissionregistration.k8s.io',
    ...NOTHING,
  },
  {
    resource: 'certificatesigningrequests.certificates.k8s.io',
    ...NOTHING,
  },
  { resource: '*.*', ...NOTHING },
];

/** What Backstage's Kubernetes tab shows. */
const SHOWN_IN_TAB = [
  'pods',
  'services',
  'resourcequotas',
  'limitranges',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'horizontalpodautoscalers.autoscaling',
  'ingresses.networking.k8s.io',
];

/** The account of Backstage's Kubernetes plugin. */
const VIEWER: Subject = {
  user: 'system:serviceaccount:backstage:backstage-viewer',
  groups: [
    'system:serviceaccounts',
    'system:serviceaccounts:backstage',
    'system:authenticated',
  ],
};

describe('the rights of the accounts', () => {
  let lab: IsolationLab;
  const mayPortal = (access: Access) => lab.mayPortal(access);
  const mayViewer = (access: Access) => lab.may(VIEWER, access);

  beforeAll(async () => {
    lab = await IsolationLab.start(await databases.init('SQLITE_3'));
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it.each(ROWS.map(row => [toTitle(row), row] as const))(
    'the portal’s: %s',
    async (_, { resource, name, everywhere, store }) => {
      const access = { ...parseResource(resource), name };
      const places = {
        everywhere: undefined,
        'a store’s namespace': lab.store,
        'a foreign namespace': lab.foreign,
        'kube-system': 'kube-system',
      };
      const found: Record<string, string[]> = {};
      for (const [place, namespace] of Object.entries(places)) {
        found[place] = await listVerbs({ ...access, namespace }, mayPortal);
      }
      const common = toVerbs(everywhere);
      expect(found).toEqual({
        everywhere: common,
        'a store’s namespace': toVerbs(`${everywhere} ${store}`),
        'a foreign namespace': common,
        'kube-system': common,
      });
    },
  );

  it.each([...new Set([...SHOWN_IN_TAB, ...ROWS.map(row => row.resource)])])(
    'the viewer’s: %s',
    async name => {
      const shown = SHOWN_IN_TAB.includes(name) ? SHOWN : '';
      for (const namespace of [
        undefined,
        lab.store,
        lab.foreign,
        'backstage',
      ]) {
        const access = { ...parseResource(name), namespace };
        const found = await listVerbs(access, mayViewer);
        expect({ namespace, found }).toEqual({
          namespace,
          found: toVerbs(shown),
        });
      }
    },
  );

  async function listVerbs(
    access: Omit<Access, 'verb'>,
    may: (access: Access) => Promise<boolean>,
  ): Promise<string[]> {
    const answers = await Promise.all(
      VERBS.map(verb => may({ ...access, verb })),
    );
    return VERBS.filter((_, index) => answers[index]);
  }
});

function toTitle({ resource, name, everywhere, store }: Row): string {
  return [
    `${name ? `${resource} "${name}"` : resource}: ${everywhere || 'nothing'}`,
    ...(store ? [`and ${store} in a store’s namespace`] : []),
  ].join(', ');
}

function parseResource(text: string): Omit<Access, 'verb'> {
  const [, resource, group, subresource] =
    /^([^./]+)(?:\.([^/]+))?(?:\/(.+))?$/.exec(text)!;
  return { resource, group, subresource };
}

/** In the order in which they are asked for. */
function toVerbs(text: string): string[] {
  const verbs = text.split(' ');
  return VERBS.filter(verb => verbs.includes(verb));
}
