import { setTimeout as sleep } from 'node:timers/promises';
import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { TestCluster } from '../__testUtils__/testCluster';
import { addDeadApi, DEAD_API, removeDeadApi } from './__testUtils__/deadApi';
import { FaultLab } from './__testUtils__/FaultLab';
import { PRODUCTION, TEST_LIMITS } from './__testUtils__/topologies';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(300_000);

/** Nothing is made anew in so many milliseconds: the engine has looked more than once. */
const UNTOUCHED_MS = 3_000;

const HOLD = 'test.example/hold';

describe('what stands in the way of a deletion', () => {
  let lab: FaultLab;
  let cluster: TestCluster;

  beforeAll(async () => {
    lab = await FaultLab.start({ ...PRODUCTION, woocommerce: TEST_LIMITS });
    cluster = lab.parts.cluster;
    await lab.check('the start');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F22: a finalizer that is not the portal’s is named and left alone', async () => {
    const { namespace } = await makeStore('held');
    const claim = { namespace, name: `data-${namespace}-mariadb-0` };
    await cluster.changeFinalizers(claim, found => [...found, HOLD]);

    await lab.deleteStore('held');
    await lab.waitFor(
      'held',
      'held by name',
      store =>
        store?.phase === 'Deleting' &&
        store.reason === 'FinalizerHeld' &&
        [claim.name, HOLD].every(each => store.message?.includes(each)),
    );
    await sleep(UNTOUCHED_MS);
    const { metadata } = await cluster.core.readNamespacedPersistentVolumeClaim(
      claim,
    );
    expect(metadata?.finalizers).toContain(HOLD);
    await lab.check('F22, while it is held');

    await cluster.changeFinalizers(claim, found =>
      found.filter(each => each !== HOLD),
    );
    await lab.waitUntilGone('held');
    await lab.check('F22');
  });

  it('F23: an API that nobody serves is named, and the deletion ends once it is mended', async () => {
    const { namespace } = await makeStore('broken');
    await addDeadApi(cluster);
    try {
      await waitUntil('the plan names the API', async () => {
        const { blockers } = await plan('broken');
        return blockers.some(({ object }) => object?.includes(DEAD_API));
      });
      await lab.deleteStore('broken');
      await lab.waitFor(
        'broken',
        'held up by the API',
        store =>
          store?.phase === 'Deleting' &&
          store.reason === 'NamespaceStuck' &&
          (store.message?.includes(`APIService ${DEAD_API}`) ?? false),
      );
      expect(await cluster.getNamespaceUid(namespace)).toBeDefined();
    } finally {
      await removeDeadApi(cluster);
    }
    await lab.waitUntilGone('broken', 120_000);
    expect(await cluster.getNamespaceUid(namespace)).toBeUndefined();
    await lab.check('F23');
  });

  it('F24: a volume that is to be kept is kept, and said to be', async () => {
    const { namespace } = await makeStore('kept');
    const volumes = await cluster.listVolumes(namespace);
    const database = volumes.find(({ spec }) =>
      spec?.claimRef?.name?.startsWith('data-'),
    )!;
    const name = database.metadata!.name!;
    await changeReclaimPolicy(name, 'Retain');
    const { warnings } = await plan('kept');
    expect(warnings).toContainEqual(
      expect.objectContaining({
        reason: 'VolumeKept',
        object: `PersistentVolume/${name}`,
      }),
    );

    await lab.deleteStore('kept');
    await lab.waitFor(
      'kept',
      'said to leave its volume',
      store =>
        store?.message?.includes(`${name} stay with their data`) ?? false,
    );
    await lab.waitUntilGone('kept');
    const left = await cluster.listVolumes(namespace);
    expect(left.map(({ metadata }) => metadata?.name)).toEqual([name]);
    expect(left[0].status?.phase).toBe('Released');
    // As somebody does who wants it no more. With another policy it would be one
    // that should have gone with its store.
    await cluster.core.deletePersistentVolume({ name });
    await waitUntil('the volume is gone', async () => {
      return (await cluster.listVolumes(namespace)).length === 0;
    });
    await lab.check('F24');
  });

  it('F26: goes at once, and the next one of that name has nothing of it', async () => {
    const { helm } = lab.parts;
    const namespace = 'store-again';
    const isInstalling = async () =>
      (await helm.listRunning(namespace)).length > 0;
    const isReady = async () =>
      (await lab.caller.getStore('again'))?.phase === 'Ready';

    await lab.createStore({ name: 'again' });
    const installing = await deleteOnce(isInstalling);
    await lab.createStore({ name: 'again' });
    const second = await deleteOnce(isReady);
    expect(second.volumes).not.toEqual([]);
    await lab.createStore({ name: 'again' });
    await lab.waitForPhase('again', 'Ready');
    const third = await look();

    for (const [before, after] of [
      [installing, second],
      [second, third],
    ]) {
      expect(after.uid).not.toBe(before.uid);
      expect(after.passwords).toHaveLength(before.passwords.length);
      for (const key of ['passwords', 'volumes'] as const) {
        const kept = after[key].filter(each => before[key].includes(each));
        expect(kept).toEqual([]);
      }
    }
    await lab.check('F26');
    await lab.removeStores(['again']);

    async function deleteOnce(isSoFar: () => Promise<boolean>) {
      await waitUntil('it is time to delete it', isSoFar, {
        pauseMs: 10,
        timeoutMs: 60_000,
      });
      await lab.parts.canaries.learn([namespace]);
      const before = await look();
      // What grows meanwhile has to be planned again.
      await waitUntil('the deletion is accepted', async () => {
        const { status } = await lab.caller.deleteStore('again');
        return status === 202;
      });
      lab.promised.set('again', 'removed');
      const refused = await lab.caller.createStore({ name: 'again' });
      expect(refused.status).toBe(409);
      expect(await refused.text()).toContain('is taken by another store');
      await lab.waitUntilGone('again');
      await lab.check('F26, before the next one');
      return before;
    }

    async function look() {
      const volumes = await cluster.listVolumes(namespace);
      return {
        uid: await cluster.getNamespaceUid(namespace),
        passwords: Object.values(await cluster.readPasswords(namespace)),
        volumes: volumes.map(({ metadata }) => metadata!.name!),
      };
    }
  });

  async function makeStore(name: string) {
    await lab.createStore({ name });
    return lab.waitForPhase(name, 'Ready');
  }

  async function plan(name: string): Promise<DeletePlan> {
    return (await lab.caller.act(name, 'delete-plan')).json();
  }

  async function changeReclaimPolicy(name: string, policy: string) {
    await cluster.patch({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: { persistentVolumeReclaimPolicy: policy },
    });
  }
});
