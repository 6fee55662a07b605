// The set-up killed at ten points that chance chose: each time the next start makes the same whole shop of what is left.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Namespace, eventually } from './cluster.mjs';
import { startDatabase, startMirror } from './pods.mjs';
import { killContainer, untilProcess } from './processes.mjs';
import { ON_THIS_MACHINE, SEED, SKIP } from './settings.mjs';
import { Store } from './store.mjs';
import { Timeline } from './timeline.mjs';
import { offerFirst } from './woocommerce.mjs';

const KILLS = 10;
const AT_ONCE = 2;
/** A point that comes after the end of the set-up kills nothing, and another one is drawn. */
const DRAWS = 4;

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('the set-up, killed', { skip: SKIP, concurrency: AT_ONCE }, () => {
  const namespace = Namespace.around('killed');
  const secret = new Store(namespace, 'any').secret;
  let woocommerce;
  let database;
  let undisturbed;
  let durations;

  /** A store with a database of its own on a server that is up, so that the set-up's time is its own. */
  async function install(name) {
    const databaseName = name.replaceAll('-', '_');
    await database.create(databaseName);
    const store = new Store(namespace, name, {
      woocommerce,
      mariadb: { enabled: false },
      externalDatabase: { host: database.host, name: databaseName },
    });
    store.secret = secret;
    store.sql = async statement =>
      (await database.sql(statement, databaseName)).trim();
    await store.install();
    return store;
  }

  /** What makes a shop whole, as text that can be compared. */
  async function shopOf(store) {
    const tables = await store.sql('SHOW TABLES');
    return {
      marker: await store
        .sql("SELECT value FROM wp_store_bootstrap WHERE name='marker'")
        .then(json => ({ ...JSON.parse(json), ownerSettings: undefined })),
      products: await store.sql(
        "SELECT meta_value, post_status, COUNT(*) FROM wp_posts JOIN wp_postmeta ON post_id=ID AND meta_key='_sku' WHERE post_type='product' GROUP BY 1, 2 ORDER BY 1",
      ),
      allProducts: await store.sql(
        "SELECT COUNT(*) FROM wp_posts WHERE post_type='product'",
      ),
      administrators: await store.sql(
        "SELECT GROUP_CONCAT(user_login) FROM wp_users JOIN wp_usermeta ON ID=user_id WHERE meta_key='wp_capabilities' AND meta_value LIKE '%administrator%'",
      ),
      pages: await store.sql(
        "SELECT post_name, post_status, COUNT(*) FROM wp_posts WHERE post_type='page' GROUP BY 1, 2 ORDER BY 1",
      ),
      options: await store.sql(
        "SELECT option_name, option_value FROM wp_options WHERE option_name IN ('woocommerce_coming_soon', 'woocommerce_currency', 'woocommerce_default_country', 'woocommerce_version', 'woocommerce_db_version', 'permalink_structure', 'active_plugins') ORDER BY 1",
      ),
      tables,
      folders: await store.exec([
        'sh',
        '-c',
        'cd /usr/src/wordpress/wp-content && ls -A . plugins themes',
      ]),
    };
  }

  before(async () => {
    [woocommerce, database] = await Promise.all([
      startMirror(namespace).then(offerFirst),
      startDatabase(namespace, secret),
    ]);
    const probe = new Store(namespace, 'undisturbed');
    const timeline = Timeline.watch(probe);
    undisturbed = await install('undisturbed');
    await undisturbed.ready();
    timeline.stop();
    const at = Object.fromEntries(timeline.entries());
    durations = ['content', 'bootstrap'].map(
      name => at[`wordpress: ${name} ended`] - at[`wordpress: ${name} started`],
    );
    undisturbed.shop = await shopOf(undisturbed);
  });

  test('undisturbed, it makes a shop that sells', async t => {
    t.diagnostic(
      `note: seed of the killed set-ups: WOOCOMMERCE_NODE_SEED=${SEED}; undisturbed, its two steps take ${durations.join(
        ' and ',
      )} ms`,
    );
    await undisturbed.assertVerified();
  });

  /** Kills the set-up of a new store at a point between its beginning and its end. Says where, or nothing when it was over. */
  async function killAt(store, point) {
    const [content, bootstrap] = durations;
    const offset = point * (content + bootstrap);
    const [step, delay] =
      offset < content ? ['content', offset] : ['store', offset - content];
    const pattern = new RegExp(`bootstrap\\.php ${step}`);
    const pod = await eventually(() => store.pod('wordpress'));
    if (ON_THIS_MACHINE) {
      await untilProcess(pod, pattern);
    } else {
      await eventually(async () => {
        const { status } = await store.pod('wordpress');
        const name = step === 'content' ? 'content' : 'bootstrap';
        assert.ok(
          status.initContainerStatuses?.find(c => c.name === name)?.state
            .running,
        );
      });
    }
    await sleep(delay);
    const hit = await killContainer(namespace, pod, pattern);
    return hit ? `${step} after ${Math.round(delay)} ms` : undefined;
  }

  for (let number = 1; number <= KILLS; number++) {
    test(`kill ${number} of ${KILLS}`, async t => {
      const draw = random(SEED + number);
      for (let attempt = 1; attempt <= DRAWS; attempt++) {
        const store = await install(`k${number}-${attempt}`);
        const where = await killAt(store, draw());
        await store.ready();
        if (where) {
          t.diagnostic(`killed in ${where}`);
          const { status } = await store.pod('wordpress');
          if (ON_THIS_MACHINE) {
            const restarts = status.initContainerStatuses.map(
              c => c.restartCount,
            );
            assert.notDeepEqual(restarts, [0, 0], 'nothing was killed');
          }
          assert.deepEqual(await shopOf(store), undisturbed.shop);
          await store.assertVerified();
          await store.uninstall();
          return;
        }
        await store.uninstall();
      }
      assert.fail(`no process was met in ${DRAWS} attempts`);
    });
  }
});
