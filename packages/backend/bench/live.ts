/*
 * How soon do browsers that are connected to one replica of the backend hear of
 * what another one records, and do they hear of all of it? Stores are asked for
 * at two replicas at the same time, which have a cluster that does not answer.
 *
 *   DATABASE=postgresql://… node --require @backstage/cli/config/nodeTransform.cjs bench/live.ts
 *
 * The database has to be empty. BROWSERS, STORES and PER_SECOND say how much.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import knexFactory from 'knex';
import { Replica } from '../src/__testUtils__/Replica';
import { SignalListener } from '../src/__testUtils__/SignalListener';

const BROWSERS = Number(process.env.BROWSERS ?? 200);
const STORES = Number(process.env.STORES ?? 500);
const PER_SECOND = Number(process.env.PER_SECOND ?? 10);
/** Longer than the pulse after the last change takes. */
const CATCH_UP_MS = 25_000;

function quantile(values: number[], fraction: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(
    sorted.length - 1,
    Math.floor(sorted.length * fraction),
  );
  return sorted[index].toFixed(0);
}

async function createStores(
  replicas: Replica[],
): Promise<Map<string, { requestedAt: number; isRemote: boolean }>> {
  const created = new Map<string, { requestedAt: number; isRemote: boolean }>();
  const requests: Promise<unknown>[] = [];
  for (let index = 0; index < STORES; index += 1) {
    const requestedAt = performance.now();
    const request = replicas[index % 2].createStore(`store-${index}`);
    requests.push(
      request.then(id =>
        created.set(id, { requestedAt, isRemote: index % 2 === 0 }),
      ),
    );
    await delay(1_000 / PER_SECOND);
  }
  await Promise.all(requests);
  return created;
}

async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'live-'));
  const knex = knexFactory({
    client: 'pg',
    connection: process.env.DATABASE,
  });
  const options = { directory, knex };
  const replicas = [
    await Replica.create(options),
    await Replica.create(options),
  ];
  try {
    for (const replica of replicas) {
      await replica.start();
    }
    await replicas[0].waitForOwner();
    const browsers: SignalListener[] = [];
    for (let index = 0; index < BROWSERS; index += 1) {
      browsers.push(await SignalListener.connect(replicas[1].url));
    }
    const created = await createStores(replicas);
    await delay(CATCH_UP_MS);

    const latencies: number[] = [];
    let untold = 0;
    let lost = 0;
    for (const browser of browsers) {
      for (const [id, { requestedAt, isRemote }] of created) {
        const heardAt = browser.firstHeardAt(id);
        if (heardAt !== undefined && isRemote) {
          latencies.push(heardAt - requestedAt);
        }
        untold += heardAt === undefined ? 1 : 0;
        lost += heardAt === undefined && !browser.hasPulsed(id) ? 1 : 0;
      }
    }
    process.stdout.write(
      [
        `${BROWSERS} browsers at one replica, ${STORES} stores requested at two, ${PER_SECOND} a second`,
        `from the request at the other replica until a browser hears of it: p50 ${quantile(
          latencies,
          0.5,
        )} ms, p99 ${quantile(latencies, 0.99)} ms`,
        `of ${BROWSERS * STORES}: not told by a signal ${untold}, lost ${lost}`,
        '',
      ].join('\n'),
    );
    browsers.forEach(browser => browser.close());
  } finally {
    await Promise.all(replicas.map(replica => replica.kill()));
    await knex.destroy();
    await rm(directory, { recursive: true });
  }
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
