import {
  createMockDirectory,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { KubernetesObject } from '@kubernetes/client-node';
import {
  Preflight,
  PreflightCheckId,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { makeTestConfig } from './__testUtils__/makeTestConfig';
import { TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { runDoctor } from './doctor/runDoctor';
import { PortalAccount } from './faults/__testUtils__/PortalAccount';
import { waitUntil } from './faults/__testUtils__/waitUntil';
import { writeKubeconfig } from './kubernetes/__testUtils__/connectTo';

jest.setTimeout(120_000);

// Outside of the tests, so that it lives until they have cleared up.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const STANDARD = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard' },
};

const DEFAULT_ANNOTATION = 'storageclass.kubernetes.io/is-default-class';

describe('the preflight of a cluster', () => {
  const directory = createMockDirectory();
  let cluster: TestCluster;
  let portal: TestPortal;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    portal = await TestPortal.start({ knex: await databases.init('SQLITE_3') });
  });

  afterAll(async () => {
    await portal?.stop();
  });

  async function run(query = ''): Promise<Preflight> {
    const response = await portal.post(`/clusters/test/preflight${query}`);
    expect(response.status).toBe(200);
    await expectToMatchOpenApi(response);
    return response.body;
  }

  async function check(id: PreflightCheckId) {
    const { checks } = await run();
    return checks.find(each => each.id === id);
  }

  /** Runs something while the cluster's default storage class is none. */
  async function withoutDefaultClass(body: () => Promise<void>) {
    const mark = (value: string) =>
      cluster.patch({
        ...STANDARD,
        metadata: {
          ...STANDARD.metadata,
          annotations: { [DEFAULT_ANNOTATION]: value },
        },
      });
    await mark('false');
    try {
      await body();
    } finally {
      await mark('true');
      await run();
    }
  }

  it('is made as the portal starts, and finds what the embedded cluster has', async () => {
    await waitUntil('the first preflight', async () => {
      const { body } = await portal.get('/clusters');
      return body.items[0].preflight?.status === 'warn';
    });
    const { checks } = await run();
    expect(
      Object.fromEntries(checks.map(({ id, status }) => [id, status])),
    ).toEqual({
      'api-server': 'pass',
      'account-rights': 'pass',
      'store-role': 'pass',
      'admission-policies': 'pass',
      'pod-security': 'pass',
      'storage-class': 'warn',
      'volume-snapshots': 'warn',
      route: 'pass',
      certificates: 'pass',
      dns: 'unknown',
      'route-address': 'unknown',
      // A plan of the tests is larger than the cluster.
      capacity: 'warn',
      clock: 'pass',
      helm: 'pass',
      'privileged-pods': 'unknown',
      'image-pulls': 'unknown',
      'network-policies': 'unknown',
      loopback: 'unknown',
    });
  });

  it('keeps stores from being asked for that could never be made, until it is mended', async () => {
    await withoutDefaultClass(async () => {
      await expect(check('storage-class')).resolves.toMatchObject({
        status: 'fail',
        preventsStores: true,
        plans: ['demo', 'huge'],
      });
      const refused = await portal.post('/stores', { name: 'unclassed' });
      expect(refused.status).toBe(409);
      await expectToMatchOpenApi(refused);
      expect(refused.body.error).toMatchObject({
        name: 'ClusterNotReadyError',
        message: expect.stringContaining('There is no default StorageClass'),
      });
      expect((await portal.get('/stores/unclassed')).status).toBe(404);
      expect(await cluster.getNamespaceUid('store-unclassed')).toBeUndefined();
    });
    expect((await portal.post('/stores', { name: 'unclassed' })).status).toBe(
      202,
    );
    await portal.waitForPhase('unclassed', 'Ready');
    await portal.deleteStore('unclassed');
    await portal.waitUntilGone('unclassed');
  });

  it.each([
    ['namespaces', 'create', 'fail', 'create namespaces'],
    ['nodes', 'list', 'warn', 'list nodes'],
  ])('misses the right to %s: %s', async (resource, verb, status, message) => {
    const rights = await PortalAccount.create(cluster, directory.path);
    try {
      await rights.revoke(resource, verb);
      await waitUntil(
        'it is noticed',
        async () => (await check('account-rights'))?.status === status,
      );
      const found = await check('account-rights');
      expect(found?.message).toContain(message);
      expect(found?.preventsStores).toBe(status === 'fail');
    } finally {
      await rights.stop();
    }
    await waitUntil(
      'it is given back',
      async () => (await check('account-rights'))?.status === 'pass',
    );
  });

  it('can’t look without the right to, and says so', async () => {
    const rights = await PortalAccount.create(cluster, directory.path);
    try {
      await rights.revoke('ingressclasses', 'list');
      await waitUntil(
        'it is noticed',
        async () => (await check('route'))?.status === 'unknown',
      );
      expect((await check('route'))?.message).toContain(
        'may not look: ingressclasses.networking.k8s.io is forbidden',
      );
    } finally {
      await rights.stop();
    }
  });

  it('warns of a controller that nobody maintains any more', async () => {
    const retired = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'nginx' },
    };
    await cluster.objects.create({
      ...retired,
      spec: { controller: 'k8s.io/ingress-nginx' },
    } as KubernetesObject);
    try {
      const found = await diagnose({
        storefront: { ingressClassName: 'nginx' },
      });
      expect(found.code).toBe(0);
      expect(found.text).toMatch(
        /! Ingress class or Gateway .*k8s\.io\/ingress-nginx\. Ingress NGINX\s+was retired/,
      );
    } finally {
      await cluster.objects.delete(retired);
    }
  });

  it('tries a namespace when asked to, and leaves none behind', async () => {
    const listOwn = async () => {
      const { items } = await cluster.core.listNamespace({
        labelSelector: 'woocommerce.backstage/preflight',
      });
      return items.map(({ metadata }) => metadata?.name);
    };
    const preflight = await run('?probe=true');
    expect(preflight.probed).toBe(true);
    expect(
      preflight.checks.find(({ id }) => id === 'privileged-pods'),
    ).toMatchObject({ status: 'pass' });
    expect(
      preflight.checks.find(({ id }) => id === 'network-policies'),
    ).toMatchObject({
      status: 'unknown',
      message: expect.stringContaining('simulated'),
    });
    await waitUntil(
      'the namespace is gone',
      async () => (await listOwn()).length === 0,
    );
  });

  describe('by the doctor', () => {
    it('is written for people', async () => {
      const { code, text } = await diagnose();
      expect(code).toBe(0);
      expect(text).toMatch(
        /^Cluster test\n\n {2}✓ API server +Kubernetes v1\./,
      );
      expect(text).toMatch(/ \d+ pass, 3 warn, 0 fail, 6 unknown\.\n$/);
    });

    it('is written for programs, and ends with 1 when something fails', async () => {
      await withoutDefaultClass(async () => {
        const { code, text } = await diagnose({}, ['--json']);
        expect(code).toBe(1);
        expect(JSON.parse(text)).toMatchObject([
          { cluster: 'test', status: 'fail', probed: false },
        ]);
      });
    });

    it('says of a cluster that is gone what it can', async () => {
      const kubeconfig = await writeKubeconfig({
        directory: directory.path,
        // The port of nobody.
        server: 'https://127.0.0.1:1',
      });
      const { code, text } = await diagnose({
        clusters: [{ name: 'gone', kubeconfig }],
      });
      expect(code).toBe(1);
      expect(text).toMatch(/✗ API server +The cluster does not answer/);
      expect(text).toMatch(/\? Storage classes +It could not be looked at/);
      expect(text).toMatch(/✓ Helm/);
    });

    it.each([
      [['--cluster', 'other'], '--cluster must be one of test'],
      [['--fix'], "Unknown option '--fix'"],
    ])('does not know %j', async (args, message) => {
      await expect(diagnose({}, args)).rejects.toThrow(message);
    });

    it('explains itself', async () => {
      const { code, text } = await diagnose({}, ['--help']);
      expect(code).toBe(0);
      expect(text).toContain('--probe');
    });
  });

  async function diagnose(
    overrides: Parameters<typeof makeTestConfig>[0] = {},
    args: string[] = [],
  ): Promise<{ code: number; text: string }> {
    let text = '';
    const code = await runDoctor({
      config: mockServices.rootConfig({
        data: { woocommerce: makeTestConfig(overrides) },
      }),
      args,
      output: { write: written => (text += written) },
    });
    return { code, text };
  }
});
