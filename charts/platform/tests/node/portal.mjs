// The portal on the node: its release, its pods, and what it answers over its route.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { run, succeed } from '../../../woocommerce-store/tests/chart.mjs';
import { eventually } from '../../../woocommerce-store/tests/node/cluster.mjs';
import { ask } from '../../../woocommerce-store/tests/node/http.mjs';
import {
  DOMAIN,
  IMAGES,
  ROUTE,
} from '../../../woocommerce-store/tests/node/settings.mjs';
import { merge } from '../../../woocommerce-store/tests/node/store.mjs';
import { FIRST, POSTGRES } from './settings.mjs';

const CHART = fileURLToPath(new URL('../..', import.meta.url));
const RELEASE = 'backstage';
const REPLICAS = 2;
const READY_SECONDS = 420;
const DOCTOR = '/app/packages/backend/dist/doctor.cjs.js';

/** A test's mirror is a pod, and a store's policy lets nothing out to pods of others by itself. */
const TO_MIRROR = {
  to: [
    {
      namespaceSelector: {
        matchLabels: { 'woocommerce.backstage/test': 'node' },
      },
      podSelector: { matchLabels: { 'store-test': 'mirror' } },
    },
  ],
};

/** What every plan has, whichever WordPress it is for. */
function planValues(wordpress, woocommerce) {
  return {
    wordpress: {
      image: wordpress,
      maxRequestWorkers: 5,
      resources: {
        requests: { cpu: '50m', memory: '192Mi' },
        limits: { cpu: '1', memory: '512Mi' },
      },
    },
    mariadb: {
      image: IMAGES.mariadb,
      bufferPoolMegabytes: 64,
      resources: {
        requests: { cpu: '50m', memory: '192Mi' },
        limits: { cpu: '1', memory: '384Mi' },
      },
    },
    networkPolicy: { extraEgress: [TO_MIRROR] },
    woocommerce,
  };
}

/** What the node has over values-local.yaml: its images and where its ingress is. */
function valuesOf(host, { woocommerce, baked }) {
  return {
    global: { pinImages: false },
    portal: { url: `http://${host}`, replicas: REPLICAS, image: FIRST },
    postgresql: { image: POSTGRES },
    stores: { domain: DOMAIN, routeAddress: ROUTE.http },
    appConfig: {
      woocommerce: {
        plans: {
          demo: { values: planValues(IMAGES.wordpress, woocommerce) },
          ...(baked && {
            standard: {
              values: planValues(baked, {
                version: woocommerce.version,
                source: { url: '', sha256: '' },
              }),
            },
          }),
        },
      },
    },
  };
}

export class Portal {
  #namespace;
  #host;
  #values;
  #token = '';

  /**
   * @param woocommerce how stores of the plan `demo` get WooCommerce
   * @param baked an image that has it, which those of the plan `standard` get
   */
  constructor(namespace, { woocommerce, baked }) {
    this.#namespace = namespace;
    this.#host = `portal-${namespace.name}.${DOMAIN}`;
    this.#values = valuesOf(this.#host, { woocommerce, baked });
  }

  async install() {
    const secrets = {
      'portal-backend': {
        'backend-secret': randomBytes(24).toString('base64'),
      },
      'portal-database': { password: randomBytes(18).toString('base64url') },
    };
    await this.#namespace.apply(
      ...Object.entries(secrets).map(([name, stringData]) => ({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name },
        stringData,
      })),
    );
    await this.#helm('install');
  }

  /** Lays values over those so far, for good, and waits until all pods are new. */
  async upgrade(values) {
    this.#values = merge(this.#values, values);
    await this.#helm('upgrade');
    await this.rolledOut();
  }

  async uninstall() {
    await succeed('helm', [
      'uninstall',
      RELEASE,
      '--ignore-not-found',
      ...this.#where(),
    ]);
  }

  async rolledOut() {
    await this.#namespace.kubectl([
      'rollout',
      'status',
      `deployment/${await this.#deployment()}`,
      `--timeout=${READY_SECONDS}s`,
    ]);
  }

  /** Waits until it answers over its route, and lets the guest in. */
  async signIn() {
    await eventually(
      async () => {
        const answer = await this.ask('/api/auth/guest/refresh', {
          headers: { 'x-requested-with': 'XMLHttpRequest' },
        });
        assert.equal(answer.status, 200, answer.text);
        this.#token = answer.json().backstageIdentity.token;
      },
      { seconds: READY_SECONDS, milliseconds: 1000 },
    );
  }

  /** A request over the portal's route. */
  ask(path, { headers = {}, ...options } = {}) {
    const authorization = this.#token
      ? { authorization: `Bearer ${this.#token}` }
      : {};
    return ask(`http://${this.#host}${path}`, {
      address: ROUTE.http,
      headers: { ...authorization, ...headers },
      ...options,
    });
  }

  /** A request about stores, which has to be answered with such a status. */
  async stores(method, path, status, body) {
    const answer = await this.ask(`/api/woocommerce/stores${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    assert.equal(answer.status, status, answer.text);
    return answer.text ? answer.json() : undefined;
  }

  /** Requests a store as soon as the catalog knows who will own it. */
  create(name, plan = 'demo') {
    const owner = 'group:default/shops';
    return eventually(() =>
      this.stores('POST', '', 202, { name, owner, plan }),
    );
  }

  /** Waits until nothing is done for a store any more, and it is Ready. */
  untilReady(name, seconds = 600) {
    return eventually(
      async () => {
        const store = await this.stores('GET', `/${name}`, 200);
        assert.equal(store.phase, 'Ready', JSON.stringify(store));
        assert.equal(
          store.operation.status,
          'Succeeded',
          JSON.stringify(store),
        );
        return store;
      },
      { seconds, milliseconds: 1000 },
    );
  }

  async delete(name) {
    const { hash } = await this.stores('POST', `/${name}/delete-plan`, 200);
    await this.stores('DELETE', `/${name}?plan=${hash}`, 202);
    await eventually(() => this.stores('GET', `/${name}`, 404), {
      seconds: 300,
      milliseconds: 1000,
    });
  }

  /** Its pods that are not on their way out. */
  async pods(component = 'portal') {
    const pods = await this.#namespace.list(
      'pods',
      `app.kubernetes.io/instance=${RELEASE},app.kubernetes.io/component=${component}`,
    );
    return pods.filter(({ metadata }) => !metadata.deletionTimestamp);
  }

  /** Runs its `helm test`, and returns what the preflight in there has said. */
  async test() {
    await run('helm', ['test', RELEASE, ...this.#where()]);
    return this.#namespace.kubectl(['logs', `${RELEASE}-preflight`]);
  }

  /** What its own pods and those that it runs find out about the cluster. */
  async probe() {
    const [{ metadata, spec }] = await this.pods();
    const doctor = ['node', DOCTOR, ...spec.containers[0].args];
    const { stdout, stderr } = await this.#namespace.tryKubectl([
      ...['exec', metadata.name, '--'],
      ...[...doctor, '--probe', '--json'],
    ]);
    assert.match(stdout, /^\[/, stderr);
    return JSON.parse(stdout)[0].checks;
  }

  async #deployment() {
    const [{ metadata }] = await this.#namespace.list(
      'deployments',
      `app.kubernetes.io/instance=${RELEASE}`,
    );
    return metadata.name;
  }

  async #helm(verb) {
    const values = ['--values', `${CHART}/values-local.yaml`, '--values', '-'];
    await succeed('helm', [verb, RELEASE, CHART, ...values, ...this.#where()], {
      input: JSON.stringify(this.#values),
    });
  }

  #where() {
    return ['--namespace', this.#namespace.name];
  }
}
