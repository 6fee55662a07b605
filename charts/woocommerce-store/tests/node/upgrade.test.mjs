// From one version of chart and WooCommerce to the next: everything is kept, the database follows, and an upgrade that
// fails ends in a reason and a store that sells what it sold before.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CHART } from '../chart.mjs';
import { Namespace, eventually } from './cluster.mjs';
import { startMirror } from './pods.mjs';
import { SKIP } from './settings.mjs';
import { assertAdministers, buy } from './shopper.mjs';
import { Store } from './store.mjs';
import {
  NOT_STAND_IN,
  later,
  offer,
  offerFirst,
  standInVersion,
} from './woocommerce.mjs';

const NEXT = later(1);
const BROKEN = later(2);

describe('an upgrade', { skip: SKIP || NOT_STAND_IN }, () => {
  const namespace = Namespace.around('upgrade');
  let mirror;
  let store;
  let kept;
  let folder;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-chart-'));
    mirror = await startMirror(namespace);
    store = new Store(namespace, 'grown', {
      woocommerce: await offerFirst(mirror),
    });
    await store.installReady();
    kept = {
      order: await buy(store),
      claims: await store.claims(),
      secret: (await namespace.get('secret', store.secretName)).metadata
        .resourceVersion,
    };
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** The chart as its next version. */
  async function nextChart(version) {
    const copy = join(folder, version, 'woocommerce-store');
    await cp(CHART, copy, {
      recursive: true,
      filter: source => !['tests', 'ci'].includes(basename(source)),
    });
    const file = join(copy, 'Chart.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/^version: .*$/m, `version: ${version}`),
    );
    return copy;
  }

  const option = name =>
    store.sql(
      `SELECT option_value FROM wp_options WHERE option_name='${name}'`,
    );

  const versions = async () => ({
    installed: await option('woocommerce_version'),
    database: await option('woocommerce_db_version'),
  });

  async function assertKept() {
    assert.deepEqual(await store.claims(), kept.claims);
    const { metadata } = await namespace.get('secret', store.secretName);
    assert.equal(metadata.resourceVersion, kept.secret);
    assert.equal(
      await store.sql(`SELECT status FROM wp_wc_orders WHERE id=${kept.order}`),
      'wc-processing',
    );
    await assertAdministers(store);
  }

  async function assertSells() {
    await store.untilSells();
    await store.assertVerified();
  }

  test('to the next version keeps orders, passwords and volumes, and updates the database', async () => {
    await store.upgrade(
      {
        woocommerce: await offer(
          mirror,
          `${NEXT}.zip`,
          await standInVersion(NEXT),
          NEXT,
        ),
      },
      { chart: await nextChart('99.1.0') },
    );
    await store.ready();
    assert.deepEqual(await versions(), { installed: NEXT, database: NEXT });
    await assertKept();
    await assertSells();
  });

  test('to the same version again changes nothing', async () => {
    const { metadata } = await store.pod('wordpress');
    await store.upgrade({}, { chart: await nextChart('99.1.0') });
    await store.ready();
    assert.equal((await store.pod('wordpress')).metadata.uid, metadata.uid);
  });

  /** What is wrong, how the archive is offered, which container says so, and what it says. */
  const FAILURES = [
    [
      'with a wrong checksum',
      async () => ({
        ...(await offer(
          mirror,
          'checksum.zip',
          await standInVersion(BROKEN),
          BROKEN,
        )),
      }),
      offered => ({
        ...offered,
        source: { ...offered.source, sha256: 'f'.repeat(64) },
      }),
      'content',
      /^UpgradeFailed\/WooCommerceChecksumMismatch: /,
    ],
    [
      'whose database update throws',
      async () =>
        offer(
          mirror,
          'throws.zip',
          await standInVersion(BROKEN, throwInUpdate),
          BROKEN,
        ),
      offered => offered,
      'bootstrap',
      /^UpgradeFailed\/\w+: .*this update throws/,
    ],
  ];

  function throwInUpdate(path, text) {
    return path.endsWith('includes/wc-update-functions.php')
      ? text.replace(
          '(): bool\n{',
          "$&\n    throw new RuntimeException('this update throws');",
        )
      : text;
  }

  for (const [what, makeOffer, spoil, container, words] of FAILURES) {
    test(`${what} leaves a store that sells as before, and says why`, async () => {
      await store.upgrade(
        { woocommerce: spoil(await makeOffer()) },
        { chart: await nextChart('99.2.0') },
      );
      await store.ready();
      assert.match(await store.lastWords(container), words);
      assert.deepEqual(await versions(), { installed: NEXT, database: NEXT });
      await assertSells();
      await assertKept();
    });
  }

  test('to an image that can not be pulled is not begun, and the shop stays open', async () => {
    const { metadata } = await store.pod('wordpress');
    const { image } = store.values.wordpress;
    const attempt = store.upgrade({
      wordpress: { image: { ...image, tag: 'no-such-tag' } },
      upgradeCheck: { timeoutSeconds: 20 },
    });
    await Promise.all([
      assert.rejects(attempt, /pre-upgrade|upgrade-check/),
      eventually(
        async () => {
          const { status } = await store.pod('upgrade-check');
          const reason = status.containerStatuses?.[0].state.waiting?.reason;
          assert.match(String(reason), /^(ErrImagePull|ImagePullBackOff)$/);
        },
        { seconds: 20 },
      ),
    ]);
    assert.equal((await store.pod('wordpress')).metadata.uid, metadata.uid);
    await store.untilSells();
    await assertKept();
    // Helm tests the newest revision, which is the one that failed: first it has to be the old one again.
    await store.upgrade({ wordpress: { image } });
    await store.ready();
    assert.equal((await store.pod('wordpress')).metadata.uid, metadata.uid);
    await assertSells();
  });

  test('after failures goes through when what is asked for is right', async () => {
    await store.upgrade(
      {
        woocommerce: await offer(
          mirror,
          `${BROKEN}.zip`,
          await standInVersion(BROKEN),
          BROKEN,
        ),
      },
      { chart: await nextChart('99.2.0') },
    );
    await store.ready();
    assert.deepEqual(await versions(), { installed: BROKEN, database: BROKEN });
    for (const container of ['content', 'bootstrap']) {
      assert.equal(await store.lastWords(container), '');
    }
    await assertSells();
    await assertKept();
  });
});
