// The steps of one store's life, each of which waits until it is over, and fails when it isn't what was asked for.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../../../charts/woocommerce-store/tests/node/http.mjs';
import { buy } from '../../../charts/woocommerce-store/tests/node/shopper.mjs';
import { findLeftovers } from './findLeftovers.mjs';

// A blueprint with things to sell, and one of them.
const BLUEPRINT = 'germany-b2c';
const PRODUCT = 'sample-mug';

export class StoreLife {
  #portal;
  #name;
  #timeoutMs;
  #say;

  static create({ portal, name, timeoutMs, say }) {
    return new StoreLife({ portal, name, timeoutMs, say });
  }

  constructor({ portal, name, timeoutMs, say }) {
    this.#portal = portal;
    this.#name = name;
    this.#timeoutMs = timeoutMs;
    this.#say = say;
  }

  /** Asks for the store and waits until it is Ready, as far as its plan says, and at least as far as `readiness` does. */
  async create({ readiness }) {
    const { body } = await this.#portal.callStores('POST', '/stores', {
      body: {
        name: this.#name,
        title: 'Smoke',
        owner: 'group:default/shops',
        blueprint: BLUEPRINT,
      },
      expected: [202],
    });
    this.#say(`requested; Ready will mean: ${body.readiness}`);
    assert.ok(
      readiness === '' || body.readiness === readiness,
      `the store's readiness is ${body.readiness}, not ${readiness}`,
    );
    return this.#waitUntilReady();
  }

  /** Buys something, as a shopper does, and gives the order's number. */
  async order({ route }) {
    const { url } = await this.#read();
    const address = route || toAddress(url);
    const number = await buy(
      { ask: (path, options) => ask(url + path, { ...options, address }) },
      { sku: PRODUCT },
    );
    this.#say(`sold one ${PRODUCT} at ${url}, order ${number}`);
    return number;
  }

  /** Brings the store to its chart and plan as they are now, which changes its release. */
  async upgrade() {
    const before = await this.#read();
    await this.#portal.callStores('POST', `/stores/${this.#name}/upgrade`, {
      expected: [202],
    });
    this.#say('upgrade requested');
    const after = await this.#waitUntilReady();
    assert.ok(
      after.release.revision > before.release.revision,
      `the release's revision was ${before.release.revision} and is ${after.release.revision}`,
    );
    return after;
  }

  /** Deletes the store as a plan says, and looks for anything that it has left. */
  async delete() {
    const path = `/stores/${this.#name}`;
    const plan = await this.#portal.callStores('POST', `${path}/delete-plan`);
    const query = new URLSearchParams({ plan: plan.body.hash });
    await this.#portal.callStores('DELETE', `${path}?${query}`, {
      expected: [202],
    });
    this.#say('deletion requested');
    await this.#waitUntil('is gone', async () => {
      const { status, body } = await this.#portal.callStores('GET', path, {
        expected: [200, 404],
      });
      if (status === 200) {
        refuseFailure(body);
      }
      return status === 404;
    });
    await this.#waitUntil(
      'has left the catalog',
      async () => !(await this.#portal.hasEntity(this.#name)),
    );
    assert.deepEqual(await findLeftovers(this.#name), [], 'what is left');
    this.#say('gone, with its namespace, volumes and entity');
  }

  async #read() {
    const { body } = await this.#portal.callStores(
      'GET',
      `/stores/${this.#name}`,
    );
    return body;
  }

  async #waitUntilReady() {
    const climbed = new Set();
    let store;
    await this.#waitUntil('is Ready', async () => {
      store = await this.#read();
      refuseFailure(store);
      for (const { type, status } of store.conditions) {
        if (status === 'True' && !climbed.has(type)) {
          climbed.add(type);
          this.#say(`  ${type}`);
        }
      }
      return store.phase === 'Ready' && store.operation.status === 'Succeeded';
    });
    this.#say(`Ready, revision ${store.release.revision}`);
    return store;
  }

  async #waitUntil(what, isTrue) {
    const deadline = Date.now() + this.#timeoutMs;
    while (!(await isTrue())) {
      assert.ok(
        Date.now() < deadline,
        `${
          this.#timeoutMs / 1000
        } s have gone by before the store ${what}: ${JSON.stringify(
          await this.#portal.callStores('GET', `/stores/${this.#name}`, {
            expected: [200, 404],
          }),
        )}`,
      );
      await sleep(1000);
    }
  }
}

/** What has failed for good is not waited for. */
function refuseFailure({ phase, operation }) {
  assert.ok(
    phase !== 'Failed' && operation.status !== 'Failed',
    `${operation.kind} failed: ${JSON.stringify(operation)}`,
  );
}

function toAddress(url) {
  const { protocol, hostname, port } = new URL(url);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}
