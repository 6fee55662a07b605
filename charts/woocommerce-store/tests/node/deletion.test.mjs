// A store that is deleted leaves nothing: no object, no volume, no folder on the node's disk.
import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { kubectlJson } from '../chart.mjs';
import { Namespace, eventually } from './cluster.mjs';
import { startMirror } from './pods.mjs';
import { ON_THIS_MACHINE, SKIP } from './settings.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

const NOT_THE_NODE = ON_THIS_MACHINE
  ? false
  : "this machine is not the node: its disk can't be looked at";

describe('a store that is deleted', { skip: SKIP }, () => {
  const namespace = Namespace.around('deletion');
  let store;
  let volumes;

  before(async () => {
    store = new Store(namespace, 'gone', {
      woocommerce: await offerFirst(await startMirror(namespace)),
    });
    await store.installReady();
    volumes = (await kubectlJson(['get', 'persistentvolumes'])).items.filter(
      ({ spec }) => spec.claimRef?.namespace === namespace.name,
    );
  });

  const folders = () =>
    volumes.map(({ spec }) => (spec.hostPath ?? spec.local).path);

  async function exists(folder) {
    try {
      await access(folder);
      return true;
    } catch {
      return false;
    }
  }

  test('had two volumes', () => {
    assert.equal(volumes.length, 2);
  });

  test(
    'had its data in folders of the node',
    { skip: NOT_THE_NODE },
    async () => {
      for (const folder of folders()) {
        assert.ok(await exists(folder), folder);
      }
    },
  );

  test('keeps its claims and their data when only the release goes', async () => {
    const claims = await store.claims();
    await store.uninstall();
    await eventually(async () => assert.deepEqual(await store.pods(), []), {
      seconds: 150,
    });
    assert.deepEqual(await store.claims(), claims);
    await store.helm('install');
    await store.ready();
    assert.match(await store.log('bootstrap'), /The store is set up already/);
    await store.uninstall();
  });

  test('leaves no object of the release', async () => {
    await eventually(async () => assert.deepEqual(await store.pods(), []), {
      seconds: 150,
    });
    const { items } = await namespace.get(
      'deployments,statefulsets,cronjobs,jobs,services,ingresses,configmaps,networkpolicies,poddisruptionbudgets,serviceaccounts,secrets',
      '--selector',
      `app.kubernetes.io/instance=${store.release}`,
    );
    assert.deepEqual(
      items.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
      [],
    );
  });

  test('leaves no volume once its claims are deleted', async () => {
    await namespace.kubectl([
      'delete',
      'persistentvolumeclaims',
      '--selector',
      `woocommerce.backstage/store=${store.name}`,
      '--timeout=120s',
    ]);
    await eventually(
      async () => {
        const { items } = await kubectlJson(['get', 'persistentvolumes']);
        const left = items.filter(({ metadata }) =>
          volumes.some(volume => volume.metadata.uid === metadata.uid),
        );
        assert.deepEqual(
          left.map(({ metadata }) => metadata.name),
          [],
        );
      },
      { seconds: 120 },
    );
  });

  test(
    'leaves no folder on the disk of the node',
    { skip: NOT_THE_NODE },
    async () => {
      for (const folder of folders()) {
        assert.equal(await exists(folder), false, folder);
      }
    },
  );

  test('leaves no namespace', async () => {
    await namespace.remove({ wait: true });
    const { items } = await kubectlJson(['get', 'namespaces']);
    assert.ok(items.every(({ metadata }) => metadata.name !== namespace.name));
  });
});
