// WooCommerce that can't be had: the pod says why, there is no half shop, and the right values heal it.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Namespace } from './cluster.mjs';
import { startDatabase, startMirror, startShell } from './pods.mjs';
import { SKIP, WOOCOMMERCE } from './settings.mjs';
import { Store, merge } from './store.mjs';
import { FIRST, offer, offerFirst } from './woocommerce.mjs';

const FROM_THE_IMAGE = WOOCOMMERCE.isBaked
  ? 'the image brings WooCommerce, and nothing is downloaded'
  : false;

/** What is wrong, how the right offer becomes a wrong one, and the reason. */
const FAILURES = [
  [
    'checksum',
    'an archive with another checksum',
    () => ({ source: { sha256: '0'.repeat(64) } }),
    /^BootstrapFailed\/WooCommerceChecksumMismatch: /,
  ],
  [
    'mirror',
    'a mirror that can not be reached',
    () => ({ source: { url: 'http://nowhere.invalid:8080/woocommerce.zip' } }),
    /^BootstrapFailed\/WooCommerceUnavailable: .*http:\/\/nowhere\.invalid:8080\/woocommerce\.zip/,
  ],
  [
    'missing',
    'an archive that is not on the mirror',
    ({ source }) => ({ source: { url: `${source.url}.gone` } }),
    /^BootstrapFailed\/WooCommerceUnavailable: .*answered 404/,
  ],
  [
    'version',
    'an archive of another version',
    () => ({ version: '99.0.0' }),
    new RegExp(
      `^BootstrapFailed/WooCommerceVersionMismatch: .*WooCommerce ${FIRST}.*99\\.0\\.0`,
    ),
  ],
  [
    'zip',
    'an archive that is no zip',
    (_, mirror) => offer(mirror, 'no.zip', 'This is no archive.', FIRST),
    /^BootstrapFailed\/WooCommerceArchiveInvalid: /,
  ],
];

describe(
  'a WooCommerce that can not be had',
  { skip: SKIP || FROM_THE_IMAGE, concurrency: 2 },
  () => {
    const namespace = Namespace.around('failures');
    const { secret } = new Store(namespace, 'any');
    let mirror;
    let database;
    let woocommerce;

    before(async () => {
      [mirror, database] = await Promise.all([
        startMirror(namespace),
        startDatabase(namespace, secret),
      ]);
      woocommerce = await offerFirst(mirror);
    });

    async function assertNothingHalf(name) {
      const look = await startShell(namespace, `look-${name}`, {
        claim: `store-${name}-wordpress`,
      });
      // The next attempt may be at work in a folder of its own meanwhile.
      const files = await look(
        'sh',
        '-c',
        "cd /srv && find . -maxdepth 2 -not -path './.store-work*' | sort",
      );
      assert.doesNotMatch(files, /woocommerce/);
      assert.match(files, /\.\/themes\//);
      assert.equal(await database.sql('SHOW TABLES', name), '');
      await namespace.kubectl(['delete', 'pod', `look-${name}`]);
    }

    for (const [name, what, change, reason] of FAILURES) {
      test(what, async () => {
        await database.create(name);
        const wrong = merge(woocommerce, await change(woocommerce, mirror));
        const store = new Store(namespace, name, {
          woocommerce: wrong,
          mariadb: { enabled: false },
          externalDatabase: { host: database.host, name },
        });
        store.secret = secret;
        await store.install();
        await store.untilLastWords('content', reason);
        // No pod takes requests: some controllers have no route then, some no server.
        assert.match(String((await store.ask('/shop/')).status), /^(404|503)$/);
        await assertNothingHalf(name);
        await store.upgrade({ woocommerce });
        await store.ready();
      });
    }
  },
);
