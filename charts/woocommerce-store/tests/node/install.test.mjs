// From empty volumes to a shop that sells.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Namespace, eventually } from './cluster.mjs';
import { startMirror } from './pods.mjs';
import { SKIP } from './settings.mjs';
import { describeSteps, seconds } from './steps.mjs';
import { Store } from './store.mjs';
import { Timeline } from './timeline.mjs';
import { NOT_REAL, offerFirst } from './woocommerce.mjs';

describe('a store from empty volumes', { skip: SKIP }, () => {
  const namespace = Namespace.around('install');
  let store;

  before(async () => {
    const mirror = await startMirror(namespace);
    store = new Store(namespace, 'first', {
      woocommerce: await offerFirst(mirror),
      cron: { enabled: true },
    });
  });

  test('becomes Ready, and the shop page answers', async t => {
    const timeline = Timeline.watch(store);
    try {
      await store.createSecret();
      timeline.mark('helm began');
      await store.helm('install');
      timeline.mark('release');
      await store.untilSells(240);
      timeline.mark('the shop page answers 200');
      await store.ready();
    } finally {
      timeline.stop();
    }
    for (const [what, milliseconds] of timeline.entries()) {
      t.diagnostic(`${String(milliseconds).padStart(6)} ms  ${what}`);
    }
    const total = timeline.between('helm began', 'the shop page answers 200');
    t.diagnostic(
      `note: ${seconds(
        total,
      )} from helm install to the first shop page (${describeSteps(timeline)})`,
    );
  });

  test('no container has anything to say about how it ended', async () => {
    for (const component of ['wordpress', 'mariadb']) {
      const { metadata, status } = await store.pod(component);
      const all = [
        ...(status.initContainerStatuses ?? []),
        ...status.containerStatuses,
      ];
      for (const { name, restartCount, state } of all) {
        const what = `${metadata.name} ${name}`;
        assert.equal(restartCount, 0, what);
        assert.equal(state.terminated?.message ?? '', '', what);
      }
    }
  });

  test('the namespace takes only restricted pods', async () => {
    const { code, stderr } = await namespace.tryKubectl([
      'run',
      'open',
      '--image=localhost/none:1',
      '--dry-run=server',
    ]);
    assert.notEqual(code, 0);
    assert.match(stderr, /violates PodSecurity "restricted/);
  });

  test('nothing was refused or warned about', async () => {
    const { items } = await namespace.get('events');
    const bad = items.filter(({ reason }) =>
      [
        'FailedCreate',
        'FailedMount',
        'Failed',
        'BackOff',
        'FailedScheduling',
      ].includes(reason),
    );
    // A claim is bound only when its pod is placed: that the scheduler tries twice is no fault.
    const faults = bad.filter(
      ({ message }) => !/PersistentVolumeClaim|volume/.test(message),
    );
    assert.deepEqual(
      faults.map(({ message }) => message),
      [],
    );
  });

  test('sells by the product of the test order, and leaves nothing of it', async () => {
    const orders = () => store.sql('SELECT COUNT(*) FROM wp_wc_orders');
    const before = await orders();
    await store.assertVerified();
    assert.equal(await orders(), before);
  });

  test('has the products, one administrator, and an open shop', async () => {
    assert.equal(
      await store.sql(
        "SELECT COUNT(*) FROM wp_posts WHERE post_type='product' AND post_status='publish'",
      ),
      '2',
    );
    assert.equal(
      await store.sql(
        "SELECT GROUP_CONCAT(user_login) FROM wp_users JOIN wp_usermeta ON ID=user_id WHERE meta_key='wp_capabilities' AND meta_value LIKE '%administrator%'",
      ),
      'admin',
    );
  });

  test('WooCommerce itself is what runs', { skip: NOT_REAL }, async () => {
    assert.match(
      await store.php(
        'echo class_exists("Automattic\\\\WooCommerce\\\\Packages") ? "real" : "stand-in";',
      ),
      /^real/,
    );
  });

  test('the cron job has run', async () => {
    await eventually(
      async () => {
        const pods = await store.pods('cron');
        assert.ok(
          pods.some(({ status }) => status.phase === 'Succeeded'),
          JSON.stringify(pods.map(({ status }) => status.containerStatuses)),
        );
      },
      { seconds: 120, milliseconds: 1000 },
    );
  });
});
