// Pods come and go; the shop and its data stay.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Namespace } from './cluster.mjs';
import { startMirror } from './pods.mjs';
import { SKIP } from './settings.mjs';
import { assertAdministers, buy } from './shopper.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

describe('a store whose pods are restarted', { skip: SKIP }, () => {
  const namespace = Namespace.around('restarts');
  let store;
  let claims;
  let order;

  before(async () => {
    store = new Store(namespace, 'kept', {
      woocommerce: await offerFirst(await startMirror(namespace)),
    });
    await store.installReady();
    claims = await store.claims();
    order = await buy(store);
  });

  async function assertSameShop() {
    await store.ready();
    assert.deepEqual(await store.claims(), claims);
    assert.equal(
      await store.sql(`SELECT status FROM wp_wc_orders WHERE id=${order}`),
      'wc-processing',
    );
    await assertAdministers(store);
  }

  const CASES = [
    ['the WordPress pod', ['wordpress']],
    ['the database', ['mariadb']],
    ['both at once', ['wordpress', 'mariadb']],
  ];
  for (const [what, components] of CASES) {
    test(`${what}: the same shop with the same data`, async () => {
      const before = await Promise.all(components.map(c => store.pod(c)));
      await namespace.kubectl([
        'delete',
        'pods',
        ...before.map(({ metadata }) => metadata.name),
      ]);
      await assertSameShop();
      for (const [index, component] of components.entries()) {
        const { metadata } = await store.pod(component);
        assert.notEqual(metadata.uid, before[index].metadata.uid);
      }
    });
  }

  test('a second start finds the store set up, and sets up nothing', async () => {
    assert.match(await store.log('bootstrap'), /The store is set up already/);
    assert.doesNotMatch(await store.log('content'), /Downloading|Copying/);
  });

  test('the volumes have two different claims, one for each workload', () => {
    assert.equal(Object.keys(claims).length, 2);
    assert.equal(new Set(Object.values(claims)).size, 2);
  });
});
