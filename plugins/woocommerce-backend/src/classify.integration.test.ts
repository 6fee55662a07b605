import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  StoreReason,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makePlan } from './__testUtils__/makeTestConfig';
import { TestCluster } from './__testUtils__/testCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { writeTestChart } from './__testUtils__/writeTestChart';

jest.setTimeout(180_000);

// Outside of the tests, so that it lives until they have cleared up.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** What is the matter shows within so many milliseconds. */
const SHOWN_MS = 10_000;

const BIG: JsonObject = {
  resources: { requests: { cpu: '5000' }, limits: { cpu: '9000' } },
};
const ROOT: JsonObject = { securityContext: { runAsUser: 0 } };

interface RefusedStore {
  name: string;
  containers?: { database?: JsonObject; wordpress?: JsonObject };
  reason: StoreReason;
  message: string;
  kind: string;
}

const CASES: RefusedStore[] = [
  {
    name: 'over-quota',
    containers: { wordpress: BIG },
    reason: 'QuotaExceeded',
    message: 'exceeded quota: store-limits',
    kind: 'Deployment',
  },
  {
    name: 'over-quota-db',
    containers: { database: BIG },
    reason: 'QuotaExceeded',
    message: 'exceeded quota: store-limits',
    kind: 'StatefulSet',
  },
  {
    name: 'as-root',
    containers: { wordpress: ROOT },
    reason: 'AdmissionRejected',
    message: 'violates PodSecurity "restricted:latest"',
    kind: 'Deployment',
  },
  {
    name: 'as-root-db',
    containers: { database: ROOT },
    reason: 'AdmissionRejected',
    message: 'violates PodSecurity "restricted:latest"',
    kind: 'StatefulSet',
  },
];

describe('a store on a cluster that says no', () => {
  const directory = createMockDirectory();
  let portal: TestPortal;
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    const charts: JsonObject = {};
    const plans: JsonObject = {};
    const shops: Pick<RefusedStore, 'name' | 'containers'>[] = [
      { name: 'shop' },
      ...CASES,
    ];
    for (const { name, containers } of shops) {
      const path = await writeTestChart({
        directory: directory.resolve(name),
        version: '1.0.0',
        containers,
      });
      charts[name] = { path };
      plans[name] = { ...makePlan({ cpu: '100m' }), chart: name };
    }
    portal = await TestPortal.start({
      knex: await databases.init('SQLITE_3'),
      config: { charts, plans },
    });
  });

  afterAll(async () => {
    for (const { name } of CASES) {
      await portal?.waitUntilGone(name);
    }
    await portal?.stop();
  });

  it.each(CASES)(
    'F19: $name shows $reason within seconds, and fails long before its deadline',
    async ({ name, reason, message, kind }) => {
      await portal.post('/stores', { name, plan: name });
      const shown = await portal.waitFor(
        name,
        store => store?.reason === reason,
        SHOWN_MS,
      );
      expect(shown!.message).toContain(message);

      const failed = await portal.waitForPhase(name, 'Failed');
      expect(failed).toMatchObject({
        reason,
        message: expect.stringContaining(message),
        hint: expect.any(String),
        evidence: [{ kind, message: expect.stringContaining(message) }],
      });

      await portal.deleteStore(name);
    },
  );

  it('F27: shows what was changed by hand within seconds, and repair puts it back', async () => {
    const name = 'drift';
    const namespace = 'store-drift';
    await portal.post('/stores', { name, plan: 'shop' });
    await portal.waitForPhase(name, 'Ready');

    await cluster.patch({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'store-drift-wordpress', namespace },
      spec: { replicas: 0 },
    });
    await expectDrift('ScaledDown', 'Deployment store-drift-wordpress');

    for (const object of [
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'store-drift-mariadb', namespace },
      },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data-store-drift-mariadb-0', namespace },
      },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ]) {
      await cluster.patch({
        ...object,
        metadata: {
          ...object.metadata,
          labels: { [WOOCOMMERCE_STORE_LABEL]: null },
        },
      });
      await expectDrift(
        'LabelsRemoved',
        `${object.kind} ${object.metadata.name} lacks the label`,
      );
    }

    await portal.deleteStore(name);
    await portal.waitUntilGone(name);

    async function expectDrift(reason: StoreReason, message: string) {
      const shown = await portal.waitFor(
        name,
        store => store?.reason === reason,
        SHOWN_MS,
      );
      expect(shown).toMatchObject({
        phase: 'Degraded',
        message: expect.stringContaining(message),
      });
      await portal.post(`/stores/${name}/repair`);
      await portal.waitForPhase(name, 'Ready');
    }
  });
});
