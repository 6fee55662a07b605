// The parts of a store come up in any order, and one that can't says why.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Namespace, eventually } from './cluster.mjs';
import { startMirror } from './pods.mjs';
import { killContainer, untilProcess } from './processes.mjs';
import { ON_THIS_MACHINE, SKIP } from './settings.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

describe('the order of starts', { skip: SKIP, concurrency: true }, () => {
  const namespace = Namespace.around('starts');
  let woocommerce;

  before(async () => {
    woocommerce = await offerFirst(await startMirror(namespace));
  });

  const scaleDatabase = (store, replicas) =>
    namespace.kubectl([
      'scale',
      `statefulset/${store.release}-mariadb`,
      `--replicas=${replicas}`,
    ]);

  const restartWordPress = async store =>
    namespace.kubectl([
      'delete',
      'pod',
      (await store.pod('wordpress')).metadata.name,
    ]);

  test('WordPress first: it waits for the database', async () => {
    const store = new Store(namespace, 'late', { woocommerce });
    await store.install();
    await scaleDatabase(store, 0);
    await eventually(
      async () =>
        assert.match(await store.log('bootstrap'), /Waiting for the database/),
      { seconds: 90 },
    );
    await scaleDatabase(store, 1);
    await store.ready();
    const { status } = await store.pod('wordpress');
    assert.deepEqual(
      status.initContainerStatuses.map(({ restartCount }) => restartCount),
      [0, 0],
    );
  });

  test('another password than the database has: the reason is told, and nothing is lost', async () => {
    const store = new Store(namespace, 'denied', { woocommerce });
    await store.installReady();
    const setPassword = password =>
      namespace.apply({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: store.secretName },
        stringData: { ...store.secret, 'mariadb-password': password },
      });
    await setPassword('another');
    await restartWordPress(store);
    const words = await store.untilLastWords(
      'bootstrap',
      /^BootstrapFailed\//,
      150,
    );
    assert.match(
      words,
      /^BootstrapFailed\/DatabaseAccessDenied: .*Was the store's Secret made anew/,
    );
    assert.doesNotMatch(words, /another/);
    await setPassword(store.secret['mariadb-password']);
    await restartWordPress(store);
    await store.ready();
  });

  test('a database killed while it makes its files begins again', async () => {
    const store = new Store(namespace, 'torn', { woocommerce });
    await store.install();
    const pod = await eventually(() => store.pod('mariadb'));
    const { name, uid } = pod.metadata;
    if (ON_THIS_MACHINE) {
      const making = await untilProcess(
        uid,
        /mariadb-install-db|--skip-networking/,
      );
      assert.ok(killContainer(making));
    } else {
      await namespace.kubectl([
        'wait',
        `pod/${name}`,
        '--for=jsonpath={.status.phase}=Running',
      ]);
      await namespace.deleteAtOnce(name);
    }
    await store.ready();
    const log = await namespace.kubectl(['logs', `${store.release}-mariadb-0`]);
    assert.match(log, /The first start was cut short/);
  });
});
