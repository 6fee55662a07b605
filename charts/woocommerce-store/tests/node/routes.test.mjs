// The store's routes through the ingress controller: Ingress and Gateway API, http and https, with no annotation.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Namespace, eventually } from './cluster.mjs';
import { startMirror } from './pods.mjs';
import { GATEWAY, SKIP } from './settings.mjs';
import { assertAdministers, buy, logIn } from './shopper.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

const [gatewayNamespace, gatewayName] = GATEWAY.split('/');
const NO_GATEWAY = GATEWAY
  ? false
  : 'WOOCOMMERCE_NODE_GATEWAY is not set: there is no Gateway to attach a route to';

const ROUTES = [
  [
    'Ingress',
    { ingress: { enabled: true }, httpRoute: { enabled: false } },
    false,
  ],
  [
    'HTTPRoute',
    {
      ingress: { enabled: false },
      httpRoute: {
        enabled: true,
        parentRefs: [{ name: gatewayName, namespace: gatewayNamespace }],
      },
    },
    NO_GATEWAY,
  ],
];

/** Path, status, and what the page has to have in it. */
const PAGES = [
  ['/', 200, /<html/i],
  ['/shop/', 200, /Cup/],
  ['/wp-json/', 200, /"namespaces"/],
  ['/wp-login.php', 200, /name="pwd"/],
  ['/wp-json/wc/store/v1/products', 200, /"sku":"cup"/],
  ['/no-such-page/', 404, /<html/i],
  ['/xmlrpc.php', 403, /./],
  ['/wp-content/uploads/', 403, /./],
  ['/wp-config.php', 200, /^$/],
];

for (const scheme of ['http', 'https']) {
  describe(
    `routes of a store with an ${scheme} address`,
    { skip: SKIP },
    () => {
      const namespace = Namespace.around(`routes-${scheme}`);
      let store;

      before(async () => {
        store = new Store(
          namespace,
          'routed',
          { woocommerce: await offerFirst(await startMirror(namespace)) },
          { scheme },
        );
        await store.installReady();
      });

      for (const [kind, values, skip] of ROUTES) {
        describe(kind, { skip }, () => {
          before(async () => {
            await store.upgrade(values);
            await store.untilSells();
            // The controller may still answer from the route of the other kind.
            await eventually(async () => {
              const { code } = await namespace.tryKubectl([
                'get',
                kind === 'Ingress' ? 'ingress' : 'httproute',
                `${store.release}-wordpress`,
              ]);
              assert.equal(code, 0);
            });
          });

          test('is the only route, and has no annotation', async () => {
            const { items } = await namespace.get(
              'ingresses,httproutes.gateway.networking.k8s.io',
            );
            assert.deepEqual(
              items.map(item => item.kind),
              [kind],
            );
            const own = Object.keys(items[0].metadata.annotations ?? {}).filter(
              name => !name.startsWith('meta.helm.sh/'),
            );
            assert.deepEqual(own, []);
          });

          for (const [path, status, content] of PAGES) {
            test(`${path} answers ${status}`, async () => {
              const answer = await store.ask(path);
              assert.equal(answer.status, status, answer.text.slice(0, 500));
              assert.match(answer.text, content);
            });
          }

          test("every address on the pages is the store's own", async () => {
            const { text } = await store.ask('/shop/');
            const links = [
              ...text.matchAll(/(?:href|src)=["'](https?:\/\/[^/"'\s]+)/g),
            ].map(([, origin]) => origin);
            const other = links.filter(
              origin => origin.endsWith(store.host) && origin !== store.url,
            );
            assert.ok(links.includes(store.url));
            assert.deepEqual(other, []);
          });

          test("the administrator logs in with the Secret's password", async () => {
            await assertAdministers(store);
          });

          test('another password opens nothing', async () => {
            const { status, cookie } = await logIn(store, {
              password: 'wrong',
            });
            assert.equal(status, 200);
            assert.doesNotMatch(cookie, /wordpress_logged_in/);
          });

          test('a shopper buys, goods and downloads', async () => {
            for (const sku of ['cup', 'song']) {
              const order = await buy(store, { sku });
              assert.equal(
                await store.sql(
                  `SELECT status FROM wp_wc_orders WHERE id=${order}`,
                ),
                'wc-processing',
              );
            }
          });

          test('the test order goes the same way', async () => {
            await store.assertVerified();
          });

          test('asked with www or another host, it is no shop', async () => {
            const { status } = await store.ask('/shop/', {
              headers: { host: `other-${store.host}` },
            });
            assert.notEqual(status, 200);
          });

          if (scheme === 'https') {
            for (const path of [
              '/',
              '/shop/?a=1&b=%2F',
              '/wp-login.php',
              '/wp-json/',
            ]) {
              test(`http ${path} is sent to https once, to the same path`, async () => {
                const answer = await store.ask(path, { scheme: 'http' });
                assert.ok(
                  [301, 308].includes(answer.status),
                  String(answer.status),
                );
                assert.equal(answer.headers.location, `${store.url}${path}`);
                assert.equal((await store.ask(path)).status, 200);
              });
            }

            test('cookies of the login are for https only', async () => {
              const { headers } = await logIn(store);
              const cookies = headers['set-cookie'].filter(c =>
                c.startsWith('wordpress_'),
              );
              assert.ok(cookies.length > 0);
              const open = cookies.filter(
                c =>
                  /^wordpress_(sec|logged_in)/.test(c) && !/; secure/i.test(c),
              );
              assert.deepEqual(open, []);
            });
          }
        });
      }
    },
  );
}
