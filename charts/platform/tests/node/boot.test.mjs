// From the request for a store until its shop page answers, beside an installation by hand that waits for everything.
import { after, before, describe, test } from 'node:test';
import { randomBytes } from 'node:crypto';
import {
  CHART,
  CREDENTIALS,
  kubectlJson,
  succeed,
} from '../../../woocommerce-store/tests/chart.mjs';
import {
  Namespace,
  eventually,
} from '../../../woocommerce-store/tests/node/cluster.mjs';
import { ask } from '../../../woocommerce-store/tests/node/http.mjs';
import { startMirror } from '../../../woocommerce-store/tests/node/pods.mjs';
import {
  DOMAIN,
  ROUTE,
} from '../../../woocommerce-store/tests/node/settings.mjs';
import {
  describeSteps,
  seconds,
} from '../../../woocommerce-store/tests/node/steps.mjs';
import { Timeline } from '../../../woocommerce-store/tests/node/timeline.mjs';
import { offerFirst } from '../../../woocommerce-store/tests/node/woocommerce.mjs';
import { Portal } from './portal.mjs';
import { BAKED, SKIP } from './settings.mjs';

const ROUNDS = 3;
const SECONDS = 300;
const SAMPLE = 'sample';
const PAGE = 'the shop page answers 200';

/** The middle one of an odd number of times. */
const median = times => times.toSorted((a, b) => a - b)[(ROUNDS - 1) / 2];

function untilSells(name) {
  return eventually(
    async () => {
      const { status } = await ask(`http://${name}.${DOMAIN}/shop/`, {
        address: ROUTE.http,
      });
      if (status !== 200) {
        throw new Error(`the shop page of ${name} answers ${status}`);
      }
    },
    { seconds: SECONDS, milliseconds: 100 },
  );
}

describe('the first shop page', { skip: SKIP }, () => {
  const namespace = new Namespace('boot');
  const made = [];
  let portal;
  let sample;

  before(async () => {
    await namespace.create();
    const mirror = await startMirror(namespace);
    const woocommerce = await offerFirst(mirror);
    portal = new Portal(namespace, { woocommerce, baked: BAKED });
    await portal.install();
    await portal.rolledOut();
    await portal.signIn();
    await portal.create(SAMPLE);
    await portal.untilReady(SAMPLE);
    const target = [`store-${SAMPLE}`, '--namespace', `store-${SAMPLE}`];
    // The portal makes the programs itself. By hand the chart does.
    const { programs, ...values } = JSON.parse(
      await succeed('helm', ['get', 'values', ...target, '--output', 'json']),
    );
    sample = JSON.stringify(values);
    await portal.delete(SAMPLE);
  });

  after(async () => {
    await portal?.uninstall();
    for (const name of [SAMPLE, ...made]) {
      const store = ['namespace', `store-${name}`];
      await succeed('kubectl', ['delete', ...store, '--ignore-not-found']);
    }
    await namespace.remove({ wait: false });
  });

  /** Asks the portal for a store; looks for its page all the time. */
  async function byPortal(name, plan, timeline) {
    timeline.mark('asked');
    await portal.create(name, plan);
    timeline.mark('release');
    await untilSells(name);
    timeline.mark(PAGE);
    await portal.untilReady(name);
    await portal.delete(name);
  }

  /** Installs the same chart with the same values, and looks for the page once Helm says that all is ready. */
  async function byHand(name, timeline) {
    const target = `store-${name}`;
    const values = sample
      .replaceAll(`store-${SAMPLE}`, target)
      .replaceAll(SAMPLE, name);
    timeline.mark('asked');
    await succeed('kubectl', ['create', 'namespace', target]);
    await succeed('kubectl', ['create', '--filename', '-'], {
      input: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: `${target}-credentials`, namespace: target },
        stringData: Object.fromEntries(
          CREDENTIALS.map(key => [key, randomBytes(18).toString('base64url')]),
        ),
      }),
    });
    timeline.mark('release');
    await succeed(
      'helm',
      [
        'upgrade',
        '--install',
        target,
        CHART,
        '--namespace',
        target,
        '--wait',
        `--timeout=${SECONDS}s`,
        '--values=-',
      ],
      { input: values },
    );
    await untilSells(name);
    timeline.mark(PAGE);
    await succeed('kubectl', ['delete', 'namespace', target]);
  }

  /** @returns milliseconds until the page */
  async function time(t, what, name, work) {
    made.push(name);
    const release = `store-${name}`;
    const timeline = Timeline.watch({ namespace: { name: release }, release });
    try {
      await work(timeline);
    } finally {
      timeline.stop();
    }
    const took = timeline.between('asked', PAGE);
    t.diagnostic(
      `note: ${what}: ${seconds(took)} until the shop page (${describeSteps(
        timeline,
      )})`,
    );
    return took;
  }

  test('comes sooner the less there is to fetch and to wait for', async t => {
    const times = { baked: [], download: [], hand: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      if (BAKED) {
        times.baked.push(
          await time(t, 'baked image', `baked-${round}`, timeline =>
            byPortal(`baked-${round}`, 'standard', timeline),
          ),
        );
      }
      times.download.push(
        await time(t, 'download', `download-${round}`, timeline =>
          byPortal(`download-${round}`, 'demo', timeline),
        ),
      );
      times.hand.push(
        await time(t, 'download, by hand', `hand-${round}`, timeline =>
          byHand(`hand-${round}`, timeline),
        ),
      );
    }
    const { items } = await kubectlJson(['get', 'nodes']);
    t.diagnostic(
      `note: medians of ${ROUNDS} on ${items.length} node: ${
        BAKED
          ? `baked image ${seconds(median(times.baked))}`
          : 'no baked image (WOOCOMMERCE_NODE_BAKED)'
      }, download ${seconds(
        median(times.download),
      )}, download and by hand ${seconds(median(times.hand))}`,
    );
  });
});
