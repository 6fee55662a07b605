import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  StoreReason,
  WOOCOMMERCE_STORE_ID_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { readTestKubeconfigs, TestCluster } from '../__testUtils__/testCluster';
import { FaultLab } from './__testUtils__/FaultLab';
import { findProgram } from './__testUtils__/findProgram';
import { TEST_LIMITS } from './__testUtils__/topologies';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(300_000);

/** What somebody does by hand shows within so many milliseconds. */
const SHOWN_MS = 10_000;

/** Nothing is made anew in so many milliseconds: the engine has looked more than once. */
const UNTOUCHED_MS = 3_000;

describe('what somebody does by hand', () => {
  let lab: FaultLab;
  let cluster: TestCluster;

  beforeAll(async () => {
    lab = await FaultLab.start({
      replicas: 1,
      database: 'sqlite',
      woocommerce: TEST_LIMITS,
    });
    cluster = lab.parts.cluster;
    await lab.check('the start');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F27: what somebody changes by hand shows, stays so, and is put back when asked', async () => {
    const { id, namespace } = await makeStore('drift');
    const workload = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `${namespace}-wordpress`, namespace },
    };
    await cluster.patch({ ...workload, spec: { replicas: 0 } });
    await expectDrift('ScaledDown', async () => {
      const { spec } = await cluster.apps.readNamespacedDeployment(
        workload.metadata,
      );
      return spec?.replicas === 0;
    });

    await relabel(namespace, null);
    await expectDrift('LabelsRemoved', async () => {
      const { metadata } = await cluster.core.readNamespace({
        name: namespace,
      });
      return !metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL];
    });

    await promisify(execFile)(await findProgram('helm'), [
      'uninstall',
      `--namespace=${namespace}`,
      `--kubeconfig=${readTestKubeconfigs().admin}`,
      namespace,
    ]);
    await expectDrift(
      'ReleaseMissing',
      async () => (await cluster.readReleases(namespace)).length === 0,
    );

    const uid = await cluster.getNamespaceUid(namespace);
    await cluster.core.deleteNamespace({ name: namespace });
    await waitUntil(
      'the namespace is gone',
      async () => !(await cluster.getNamespaceUid(namespace)),
    );
    await expectDrift(
      'NamespaceMissing',
      async () => !(await cluster.getNamespaceUid(namespace)),
    );
    expect(await cluster.getNamespaceUid(namespace)).not.toBe(uid);
    await lab.check('F27');

    await relabel(namespace, null);
    await lab.deleteStore('drift');
    await lab.waitFor(
      'drift',
      'kept for want of its label',
      store => store?.phase === 'Deleting' && store.reason === 'LabelsRemoved',
    );
    await sleep(UNTOUCHED_MS);
    const { metadata, status } = await cluster.core.readNamespace({
      name: namespace,
    });
    expect(metadata?.deletionTimestamp).toBeUndefined();
    expect(status?.phase).toBe('Active');
    await relabel(namespace, id);
    await lab.waitUntilGone('drift');
    await lab.check('F27, without the label');
  });

  it('F28: a namespace of that name that is somebody else’s is not touched', async () => {
    const name = 'store-foreign';
    const made = await cluster.core.createNamespace({
      body: { metadata: { name, labels: { team: 'other' } } },
    });
    await waitUntil('the namespace has its account', async () => {
      const { items } = await cluster.core.listNamespacedServiceAccount({
        namespace: name,
      });
      return items.length > 0;
    });
    await lab.createStore({ name: 'foreign' });
    const failed = await lab.waitForPhase('foreign', 'Failed');
    expect(failed.reason).toBe('ForeignNamespace');
    expect(await lab.parts.helm.listCalls(name)).toEqual([]);
    await lab.check('F28');

    await lab.removeStores(['foreign']);
    const { metadata } = await cluster.core.readNamespace({ name });
    expect(metadata?.resourceVersion).toBe(made.metadata?.resourceVersion);
    await cluster.core.deleteNamespace({ name });
  });

  async function makeStore(name: string) {
    await lab.createStore({ name });
    return lab.waitForPhase(name, 'Ready');
  }

  async function relabel(name: string, id: string | null) {
    await cluster.patch({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { [WOOCOMMERCE_STORE_ID_LABEL]: id } },
    });
  }

  async function expectDrift(
    reason: StoreReason,
    isUntouched: () => Promise<boolean>,
  ) {
    await lab.waitFor(
      'drift',
      reason,
      store => store?.reason === reason,
      SHOWN_MS,
    );
    await sleep(UNTOUCHED_MS);
    expect(await isUntouched()).toBe(true);
    expect((await lab.caller.act('drift', 'repair')).status).toBe(202);
    await lab.waitFor(
      'drift',
      'put back',
      store =>
        store?.phase === 'Ready' &&
        store.operation.kind === 'repair' &&
        store.operation.status === 'Succeeded',
    );
  }
});
