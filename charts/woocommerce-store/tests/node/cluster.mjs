// The cluster that KUBECONFIG names, and namespaces of ours on it.
import { randomBytes } from 'node:crypto';
import { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { kubectlJson, run, succeed } from '../chart.mjs';

/** Asks until the answer is right, and fails with what was wrong last. */
export async function eventually(
  check,
  { seconds = 60, milliseconds = 250 } = {},
) {
  for (const end = Date.now() + seconds * 1000; ; await sleep(milliseconds)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
  }
}

/** A namespace with PodSecurity «restricted», made and removed again around the tests of a file. */
export class Namespace {
  constructor(theme) {
    this.name = `store-test-${theme}-${randomBytes(3).toString('hex')}`;
  }

  /** To be called where hooks may be registered. */
  static around(theme) {
    const namespace = new Namespace(theme);
    before(() => namespace.create());
    after(() => namespace.remove({ wait: false }));
    return namespace;
  }

  async create() {
    const labels = {
      'woocommerce.backstage/test': 'node',
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    };
    await succeed('kubectl', ['create', '--filename', '-'], {
      input: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: this.name, labels },
      }),
    });
    await eventually(() => this.get('serviceaccount', 'default'));
  }

  async remove({ wait }) {
    await succeed('kubectl', [
      'delete',
      'namespace',
      this.name,
      '--ignore-not-found',
      `--wait=${wait}`,
    ]);
  }

  kubectl(args, options) {
    return succeed('kubectl', ['--namespace', this.name, ...args], options);
  }

  /** Runs kubectl; a failure is a result like any other. */
  tryKubectl(args, options) {
    return run('kubectl', ['--namespace', this.name, ...args], options);
  }

  get(...args) {
    return kubectlJson(['--namespace', this.name, 'get', ...args]);
  }

  /** The items with such labels. */
  async list(kind, labels) {
    return (await this.get(kind, '--selector', labels)).items;
  }

  apply(...objects) {
    return this.kubectl(['apply', '--filename', '-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
    });
  }

  /** Ends a pod as the loss of its node would. */
  deleteAtOnce(pod) {
    return this.kubectl(['delete', 'pod', pod, '--grace-period=0', '--force']);
  }

  exec(pod, command, { container, input } = {}) {
    const args = [...(container ? ['--container', container] : [])];
    return this.kubectl(['exec', '--stdin', pod, ...args, '--', ...command], {
      input,
    });
  }
}
