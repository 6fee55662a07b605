// When what happened to a store's pods, to the millisecond: their own times have whole seconds.
import { spawn } from 'node:child_process';

export class Timeline {
  #child;
  #rest = '';
  #seen = new Map();
  #began = Date.now();

  /** Begins to watch the pods of a release. */
  static watch(store) {
    const timeline = new Timeline();
    timeline.#child = spawn('kubectl', [
      '--namespace',
      store.namespace.name,
      'get',
      'pods',
      '--selector',
      `app.kubernetes.io/instance=${store.release}`,
      '--watch',
      '--output',
      'jsonpath={.metadata.labels.app\\.kubernetes\\.io/component}|{.spec.nodeName}|{.status.initContainerStatuses}|{.status.containerStatuses}{"\\n"}',
    ]);
    timeline.#child.stdout.setEncoding('utf8').on('data', text => {
      timeline.#rest += text;
      const lines = timeline.#rest.split('\n');
      timeline.#rest = lines.pop();
      lines.forEach(line => timeline.#read(line));
    });
    return timeline;
  }

  stop() {
    this.#child.kill();
  }

  mark(what) {
    if (!this.#seen.has(what)) {
      this.#seen.set(what, Date.now() - this.#began);
    }
  }

  /** Milliseconds from one thing to another; both have to have happened. */
  between(from, to) {
    return this.#seen.get(to) - this.#seen.get(from);
  }

  /** Milliseconds after the beginning, by what happened, in that order. */
  entries() {
    return [...this.#seen].sort(([, a], [, b]) => a - b);
  }

  #read(line) {
    const [component, node, ...statuses] = line.split('|');
    if (node) {
      this.mark(`${component}: scheduled`);
    }
    for (const status of statuses.flatMap(json => JSON.parse(json || '[]'))) {
      const { name, state, ready } = status;
      if (state.running || state.terminated) {
        this.mark(`${component}: ${name} started`);
      }
      if (state.terminated?.exitCode === 0) {
        this.mark(`${component}: ${name} ended`);
      }
      if (ready && state.running) {
        this.mark(`${component}: ${name} ready`);
      }
    }
  }
}
