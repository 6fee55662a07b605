// The portal inside a cluster: it makes a store through its own account, and goes on through what happens to its pods.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  kubectlJson,
  run,
  succeed,
} from '../../../woocommerce-store/tests/chart.mjs';
import {
  Namespace,
  eventually,
} from '../../../woocommerce-store/tests/node/cluster.mjs';
import { startMirror } from '../../../woocommerce-store/tests/node/pods.mjs';
import { ON_THIS_MACHINE } from '../../../woocommerce-store/tests/node/settings.mjs';
import { offerFirst } from '../../../woocommerce-store/tests/node/woocommerce.mjs';
import { Load } from './load.mjs';
import { Portal } from './portal.mjs';
import { NEXT, SKIP } from './settings.mjs';

const STORE = 'demo';
const PATHS = [
  '/',
  '/api/woocommerce/stores',
  `/api/woocommerce/stores/${STORE}`,
  '/api/catalog/entities/by-query?limit=5',
];

/** The domain's DNS, and the images of plans that aren't used here. */
const NEEDS_INTERNET = ['dns', 'image-pulls'];

const NO_NODE = ON_THIS_MACHINE
  ? false
  : 'the node is not this machine, and others may use it';

const names = pods => pods.map(({ metadata }) => metadata.name).sort();
const restarts = pods =>
  pods.map(({ status }) => status.containerStatuses[0].restartCount);

describe('the portal on a node', { skip: SKIP }, () => {
  const namespace = new Namespace('portal');
  let portal;
  let madeStore = false;

  before(async () => {
    await namespace.create();
    const mirror = await startMirror(namespace);
    portal = new Portal(namespace, { woocommerce: await offerFirst(mirror) });
    await portal.install();
    await portal.rolledOut();
    await portal.signIn();
  });

  after(async () => {
    await portal?.uninstall();
    if (madeStore) {
      // A failed test has left it, and there is nobody else to remove it.
      const store = ['namespace', `store-${STORE}`];
      await succeed('kubectl', ['delete', ...store, '--ignore-not-found']);
    }
    await namespace.remove({ wait: false });
  });

  /** Does something while people use the portal and a store is being changed, and says how that went. */
  async function underLoad(t, what, act) {
    const load = new Load(portal, PATHS);
    const began = Date.now();
    let outcome;
    try {
      await portal.stores('POST', `/${STORE}/upgrade`, 202);
      await act();
    } finally {
      outcome = await load.stop();
    }
    const { asked, failures, slowest } = outcome;
    const seconds = Math.round((Date.now() - began) / 1000);
    t.diagnostic(
      `note: ${what}: ${asked} requests in ${seconds} s, ${failures.length} failed, the slowest took ${slowest} ms`,
    );
    await portal.untilReady(STORE);
    return failures;
  }

  /** Asks for a pod's eviction as a drain does; true when it is granted. */
  async function evict({ metadata: { name } }) {
    const path = `/api/v1/namespaces/${namespace.name}/pods/${name}/eviction`;
    const eviction = {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name, namespace: namespace.name },
    };
    const { code, stderr } = await run(
      'kubectl',
      ['create', '--raw', path, '--filename', '-'],
      { input: JSON.stringify(eviction) },
    );
    if (code !== 0) {
      assert.match(stderr, /disruption budget/);
    }
    return code === 0;
  }

  test('serves the front end, and says that it is ready', async () => {
    const page = await portal.ask('/');
    assert.equal(page.status, 200);
    assert.match(page.text, /<div id="root">/);
    const ready = await portal.ask('/.backstage/health/v1/readiness');
    assert.equal(ready.status, 200, ready.text);
  });

  test('finds by helm test that its account may do all it has to', async () => {
    const said = await portal.test();
    assert.match(said, /✓ Rights of the portal’s account/);
    const failed = said.match(/^ {2}✗.*/gm) ?? [];
    // Where there is no internet, there is no localtest.me.
    assert.deepEqual(
      failed.filter(line => !line.includes('Wildcard DNS')),
      [],
    );
  });

  test('finds by pods what only pods can tell', async t => {
    const checks = await portal.probe();
    const { message } = checks.find(({ id }) => id === 'network-policies');
    t.diagnostic(`note: ${message}`);
    const bad = checks.filter(
      ({ id, status }) =>
        !NEEDS_INTERNET.includes(id) && !['pass', 'warn'].includes(status),
    );
    assert.deepEqual(bad, []);
  });

  test('makes a store through its own account', async t => {
    const began = Date.now();
    await portal.create(STORE);
    madeStore = true;
    await portal.untilReady(STORE);
    t.diagnostic(
      `note: the portal's store was Ready ${Math.round(
        (Date.now() - began) / 1000,
      )} s after it was asked for`,
    );
    const { metadata } = await kubectlJson([
      'get',
      'namespace',
      `store-${STORE}`,
    ]);
    assert.equal(metadata.labels['woocommerce.backstage/store'], STORE);
  });

  test('is upgraded under load: no request fails, no operation stays', async t => {
    const before = names(await portal.pods());
    const failures = await underLoad(t, 'upgraded', () =>
      portal.upgrade({
        portal: { image: NEXT, podAnnotations: { 'store-test': 'next' } },
      }),
    );
    assert.deepEqual(failures, []);
    const now = names(await portal.pods());
    assert.ok(now.every(name => !before.includes(name)));
  });

  test('goes on when one replica is killed', async t => {
    const [{ metadata }] = await portal.pods();
    await underLoad(t, 'one replica killed', async () => {
      await namespace.deleteAtOnce(metadata.name);
      await portal.rolledOut();
    });
  });

  test('goes on when PostgreSQL is restarted', async t => {
    const before = restarts(await portal.pods());
    await underLoad(t, 'PostgreSQL restarted', async () => {
      const [{ metadata }] = await portal.pods('postgresql');
      await namespace.kubectl(['delete', 'pod', metadata.name]);
      await eventually(async () => {
        const [pod] = await portal.pods('postgresql');
        assert.notEqual(pod?.metadata.uid, metadata.uid);
        assert.equal(pod.status.containerStatuses[0].ready, true);
      });
      await portal.rolledOut();
    });
    assert.deepEqual(restarts(await portal.pods()), before);
  });

  test('is drained one pod at a time', { skip: NO_NODE }, async t => {
    const [first, second] = await portal.pods();
    const failures = await underLoad(t, 'drained', async () => {
      await succeed('kubectl', ['cordon', first.spec.nodeName]);
      try {
        assert.equal(await evict(first), true);
        // There is no other node for what takes its place.
        assert.equal(await evict(second), false);
      } finally {
        await succeed('kubectl', ['uncordon', first.spec.nodeName]);
      }
      await eventually(async () => assert.equal(await evict(second), true), {
        seconds: 300,
        milliseconds: 1000,
      });
      await portal.rolledOut();
    });
    assert.deepEqual(failures, []);
  });

  test('removes the store with all that it had', async () => {
    await portal.delete(STORE);
    const { code } = await run('kubectl', [
      'get',
      'namespace',
      `store-${STORE}`,
    ]);
    assert.notEqual(code, 0);
  });
});
