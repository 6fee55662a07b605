// The set-up killed at ten points that chance chose, one in each tenth of its time: each time the next start makes the same whole shop of what is left.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Namespace, eventually } from './cluster.mjs';
import { startDatabase, startMirror } from './pods.mjs';
import { killContainer, lifeOf, untilProcess } from './processes.mjs';
import { ON_THIS_MACHINE, SEED, SKIP } from './settings.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

const KILLS = 10;
const AT_ONCE = 2;
/** A point at which the step was over already kills nothing, and another one is drawn: sooner, as it went faster. */
const DRAWS = 6;
const SOONER = 0.8;

const STEPS = [
  { container: 'content', pattern: /bootstrap\.php content/ },
  { container: 'bootstrap', pattern: /bootstrap\.php store/ },
];

/** Everything that two shops of the same values have the same of. The title and the address are the store's own. */
const WHOLE = `
SELECT 'marker', JSON_REMOVE(value, '$.ownerSettings.title') FROM wp_store_bootstrap WHERE name = 'marker';
SELECT 'product', post_name, post_status, meta_value FROM wp_posts LEFT JOIN wp_postmeta ON post_id = ID AND meta_key = '_sku'
  WHERE post_type = 'product' ORDER BY post_name, meta_value;
SELECT 'administrator', user_login FROM wp_users JOIN wp_usermeta ON ID = user_id
  WHERE meta_key = 'wp_capabilities' AND meta_value LIKE '%administrator%' ORDER BY 2;
SELECT 'page', post_name, post_status FROM wp_posts WHERE post_type = 'page' ORDER BY post_name;
SELECT 'option', option_name, option_value FROM wp_options
  WHERE option_name IN ('active_plugins', 'permalink_structure') OR option_name REGEXP '^woocommerce_(coming|currency|db|default|version)' ORDER BY 2;
SELECT 'table', TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 2;
`;

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
  async function prepare(name) {
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
    return store;
  }

  /** What makes a shop whole, as texts that can be compared. */
  async function shopOf(store) {
    const [database, folders] = await Promise.all([
      store.sql(WHOLE),
      store.exec([
        'sh',
        '-c',
        'cd /usr/src/wordpress/wp-content && ls -A . plugins themes',
      ]),
    ]);
    return { database: database.split('\n'), folders: folders.split('\n') };
  }

  /** A variable that all containers of the store have, and no others. */
  const markOf = store => `STORE_URL=${store.url}\0`;

  /** Installs a store, and says for how long its two steps ran. From outside of the node only whole seconds can be seen. */
  async function installTimed(store) {
    const lives = ON_THIS_MACHINE
      ? Promise.all(STEPS.map(({ pattern }) => lifeOf(markOf(store), pattern)))
      : undefined;
    await store.installReady();
    if (lives) {
      return lives;
    }
    const { status } = await store.pod('wordpress');
    return STEPS.map(({ container }) => {
      const { terminated } = status.initContainerStatuses.find(
        ({ name }) => name === container,
      ).state;
      return (
        Date.parse(terminated.finishedAt) - Date.parse(terminated.startedAt)
      );
    });
  }

  before(async () => {
    [woocommerce, database] = await Promise.all([
      startMirror(namespace).then(offerFirst),
      startDatabase(namespace, secret),
    ]);
    undisturbed = await prepare('undisturbed');
    durations = await installTimed(undisturbed);
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

  /** Kills a store's set-up at a point between its beginning and its end. Says where, or nothing when it was over already. */
  async function killAt(store, point, over) {
    const offset = point * (durations[0] + durations[1]);
    const isFirst = offset < durations[0];
    const { container, pattern } = STEPS[isFirst ? 0 : 1];
    const delay = isFirst ? offset : offset - durations[0];
    const hit = ON_THIS_MACHINE
      ? await killProcess(store, pattern, delay, over)
      : await killPod(store, container, delay);
    return hit ? `${container} after ${Math.round(delay)} ms` : undefined;
  }

  async function killProcess(store, pattern, delay, over) {
    const found = await untilProcess(markOf(store), pattern, over);
    await sleep(delay);
    return found !== undefined && killContainer(found);
  }

  async function killPod(store, container, delay) {
    const { metadata } = await eventually(async () => {
      const pod = await store.pod('wordpress');
      const { state } = pod.status.initContainerStatuses.find(
        ({ name }) => name === container,
      );
      assert.ok(state.running);
      return pod;
    });
    await sleep(delay);
    await namespace.deleteAtOnce(metadata.name);
    return true;
  }

  for (let number = 1; number <= KILLS; number++) {
    test(`kill ${number} of ${KILLS}`, async t => {
      const draw = random(SEED + number);
      for (let attempt = 1; attempt <= DRAWS; attempt++) {
        const store = await prepare(`k${number}-${attempt}`);
        const point = ((number - 1 + draw()) / KILLS) * SOONER ** (attempt - 1);
        // Looked for from the beginning on: the first step may be over before its pod could be asked for.
        const over = new AbortController();
        const killing = killAt(store, point, over.signal);
        await store.install();
        await store.ready();
        over.abort();
        const where = await killing;
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
      assert.fail(`the set-up was over before each of ${DRAWS} points`);
    });
  }
});
