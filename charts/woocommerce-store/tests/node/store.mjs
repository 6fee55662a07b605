// One store on the cluster: its release, what its pods say, and its route.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { CHART, CREDENTIALS, run, succeed } from '../chart.mjs';
import { eventually } from './cluster.mjs';
import { ask } from './http.mjs';
import { DOMAIN, IMAGES, ROUTE } from './settings.mjs';

const REQUESTS = { requests: { cpu: '25m' } };
const READY_SECONDS = 240;

/** A test's mirror is a pod, and the store's policy lets nothing out to pods of others by itself. */
const TO_MIRROR = {
  to: [{ podSelector: { matchLabels: { 'store-test': 'mirror' } } }],
};

/** Every value that a tests' store needs, without credentials and WooCommerce. */
function baseValues(store) {
  return {
    commonLabels: { 'woocommerce.backstage/store': store.name },
    store: {
      title: `Test ${store.name}`,
      url: store.url,
      adminEmail: 'admin@example.com',
      country: 'DE',
      currency: 'EUR',
    },
    credentials: { existingSecret: store.secretName },
    // Several stores have to fit on a node of two cores.
    wordpress: { image: IMAGES.wordpress, resources: REQUESTS },
    mariadb: { image: IMAGES.mariadb, resources: REQUESTS },
    ingress: { enabled: true },
    // A pod a minute for each store would be most of what two cores do. The tests that are about it turn it on.
    cron: { enabled: false },
    networkPolicy: { extraEgress: [TO_MIRROR] },
    verification: {
      level: 'checkout',
      routeAddress: ROUTE[store.scheme],
      insecureSkipTlsVerify: store.scheme === 'https',
    },
    blueprint: {
      sampleProducts: [
        {
          sku: 'cup',
          name: 'Cup',
          price: '9.50',
          description: '',
          stock: 20,
          virtual: false,
        },
        {
          sku: 'song',
          name: 'Song',
          price: '1.20',
          description: '',
          stock: 50,
          virtual: true,
        },
      ],
    },
  };
}

/** Values laid over others; lists and texts are replaced. */
export function merge(base, over) {
  const isObject = value =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    result[key] =
      isObject(value) && isObject(base[key]) ? merge(base[key], value) : value;
  }
  return result;
}

export class Store {
  /** @param values laid over the tests' usual ones */
  constructor(namespace, name, values = {}, { scheme = 'http' } = {}) {
    this.namespace = namespace;
    this.name = name;
    this.release = `store-${name}`;
    this.secretName = `${this.release}-credentials`;
    this.host = `${name}-${namespace.name}.${DOMAIN}`;
    this.scheme = scheme;
    this.url = `${scheme}://${this.host}`;
    this.values = merge(baseValues(this), values);
    this.secret = Object.fromEntries(
      CREDENTIALS.map(key => [key, randomBytes(18).toString('base64url')]),
    );
  }

  async createSecret() {
    await this.namespace.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: this.secretName },
      stringData: this.secret,
    });
  }

  /** Makes the release and waits for nothing. */
  async install(values = {}) {
    await this.createSecret();
    await this.helm('install', values);
  }

  async installReady(values = {}) {
    await this.install(values);
    await this.ready();
  }

  /** Lays values over those so far, for good. */
  async upgrade(values = {}, { chart = CHART } = {}) {
    this.values = merge(this.values, values);
    await this.helm('upgrade', {}, chart);
  }

  async helm(verb, values = {}, chart = CHART) {
    const args = ['--namespace', this.namespace.name, '--values', '-'];
    await succeed('helm', [verb, this.release, chart, ...args], {
      input: JSON.stringify(merge(this.values, values)),
    });
  }

  async uninstall() {
    const args = ['--namespace', this.namespace.name, '--ignore-not-found'];
    await succeed('helm', ['uninstall', this.release, ...args]);
  }

  /** Waits until every workload has the pods it should have, of its newest template, all are Ready, and the route leads there. */
  async ready(seconds = READY_SECONDS) {
    const workloads = [`deployment/${this.release}-wordpress`];
    if (this.values.mariadb.enabled !== false) {
      workloads.unshift(`statefulset/${this.release}-mariadb`);
    }
    for (const workload of workloads) {
      const args = ['rollout', 'status', workload, `--timeout=${seconds}s`];
      const { code, stderr, stdout } = await this.namespace.tryKubectl(args);
      if (code !== 0) {
        throw new Error(`${stderr || stdout}\n${await this.whatPodsSay()}`);
      }
    }
    // The ingress controller hears of a new pod a little later.
    await this.untilSells();
  }

  pods(component) {
    const part = component ? `,app.kubernetes.io/component=${component}` : '';
    return this.namespace.list(
      'pods',
      `app.kubernetes.io/instance=${this.release}${part}`,
    );
  }

  /** The one pod of a component that is not on its way out. */
  async pod(component) {
    const pods = (await this.pods(component)).filter(
      ({ metadata }) => !metadata.deletionTimestamp,
    );
    if (pods.length !== 1) {
      throw new Error(`${this.release} has ${pods.length} ${component} pods`);
    }
    return pods[0];
  }

  /** What a container said when it ended last, or an empty text. */
  async lastWords(container, component = 'wordpress') {
    const { status } = await this.pod(component);
    const found = [
      ...(status.initContainerStatuses ?? []),
      ...(status.containerStatuses ?? []),
    ].find(({ name }) => name === container);
    const ended = found?.state?.terminated ?? found?.lastState?.terminated;
    return ended?.message ?? '';
  }

  /** Waits for the last words of a container. */
  untilLastWords(container, pattern, seconds = 120) {
    return eventually(
      async () => {
        const words = await this.lastWords(container);
        if (!pattern.test(words)) {
          throw new Error(
            `${container} of ${this.release} said "${words}", not ${pattern}`,
          );
        }
        return words;
      },
      { seconds, milliseconds: 500 },
    );
  }

  async whatPodsSay() {
    const lines = [];
    for (const { metadata, status } of await this.pods()) {
      const all = [
        ...(status.initContainerStatuses ?? []),
        ...(status.containerStatuses ?? []),
      ];
      for (const { name, state, lastState, ready } of all) {
        lines.push(
          `${metadata.name} ${name} ready=${ready} ${JSON.stringify(
            state,
          )} ${JSON.stringify(lastState)}`,
        );
      }
    }
    return lines.join('\n');
  }

  log(container) {
    return this.namespace.kubectl([
      'logs',
      `deployment/${this.release}-wordpress`,
      '--container',
      container,
    ]);
  }

  /** Runs SQL in the store's own MariaDB. */
  async sql(statement) {
    const command =
      'mariadb --user=wordpress --password="$(cat /run/secrets/store/mariadb-password)" --batch --skip-column-names wordpress';
    return (
      await this.namespace.exec(
        `statefulset/${this.release}-mariadb`,
        ['bash', '-c', command],
        { input: statement },
      )
    ).trim();
  }

  /** Runs a command in the WordPress container. */
  exec(command, options) {
    return this.namespace.exec(
      `deployment/${this.release}-wordpress`,
      command,
      { container: 'wordpress', ...options },
    );
  }

  /** Runs PHP with WordPress loaded, and gives what it printed. */
  php(code) {
    return this.exec([
      'php',
      '-r',
      `require '/usr/src/wordpress/wp-load.php'; ${code}`,
    ]);
  }

  /** Tests the release, which has to pass. */
  async assertVerified() {
    const { passed, pod: _, ...said } = await this.verify();
    assert.ok(passed, JSON.stringify(said));
    assert.equal(said.level, 'checkout');
  }

  /** Tests a release: passed or not, and what the verification said. */
  async verify(seconds = 120) {
    const { code, stdout, stderr } = await run('helm', [
      'test',
      this.release,
      '--namespace',
      this.namespace.name,
      `--timeout=${seconds}s`,
    ]);
    const pod = await this.namespace.get('pod', `${this.release}-verification`);
    const ended = pod.status.containerStatuses?.[0]?.state?.terminated;
    if (!ended) {
      throw new Error(`no verification: ${stderr || stdout}`);
    }
    return { passed: code === 0, pod, ...JSON.parse(ended.message) };
  }

  /** The UIDs of the claims by their names. */
  async claims() {
    const items = await this.namespace.list(
      'persistentvolumeclaims',
      `woocommerce.backstage/store=${this.name}`,
    );
    return Object.fromEntries(
      items.map(({ metadata }) => [metadata.name, metadata.uid]),
    );
  }

  /** The address of the route: the configured one, else what the Ingress says. */
  async address(scheme = this.scheme) {
    if (ROUTE[scheme]) {
      return ROUTE[scheme];
    }
    const { status } = await this.namespace.get(
      'ingress',
      `${this.release}-wordpress`,
    );
    const [first] = status.loadBalancer?.ingress ?? [];
    if (!first) {
      throw new Error('the Ingress has no address yet');
    }
    return `${first.ip ?? first.hostname}:${scheme === 'https' ? 443 : 80}`;
  }

  /** A request to a path of the store, over its route. */
  async ask(path, { scheme = this.scheme, ...options } = {}) {
    const address = await this.address(scheme);
    return ask(`${scheme}://${this.host}${path}`, { address, ...options });
  }

  /** Waits until the shop page answers over the route. */
  untilSells(seconds = 60) {
    return eventually(
      async () => {
        const { status } = await this.ask('/shop/');
        if (status !== 200) {
          throw new Error(`the shop page answers ${status}`);
        }
      },
      { seconds, milliseconds: 100 },
    );
  }
}
