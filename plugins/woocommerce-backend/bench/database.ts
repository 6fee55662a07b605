import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { DatabaseStoreLeases, DatabaseStoreRepository } from '../src/database';
import {
  countFailures,
  countPhases,
  readProvisioningTimes,
  readQueues,
} from '../src/overview/readStatistics';

/**
 * How long the queries take that everything waits for, with many stores in the
 * database: `node --require @backstage/cli/config/nodeTransform.cjs
 * bench/database.ts 10000`. On PostgreSQL when `DATABASE_URL` names an empty
 * database, else on SQLite in memory.
 */
const STORES = Number(process.argv[2] ?? 10_000);
const OPERATIONS = 5;
const CLUSTERS = 2;
const ROUNDS = 50;
const DAY_MS = 24 * 60 * 60_000;
const PHASES = ['Ready', 'Ready', 'Ready', 'Degraded', 'Failed'];

async function run(): Promise<void> {
  const url = process.env.DATABASE_URL;
  const knex = knexFactory(
    url
      ? { client: 'pg', connection: url }
      : {
          client: 'better-sqlite3',
          connection: ':memory:',
          useNullAsDefault: true,
        },
  );
  const database = mockServices.database({ knex, migrations: { skip: false } });
  const repository = await DatabaseStoreRepository.create({ database });
  const leases = await DatabaseStoreLeases.create({ database });
  await fill(knex);

  const since = new Date(Date.now() - 7 * DAY_MS);
  await measure('page of 50 stores', () =>
    repository.listStores({ limit: 50, sort: '-createdAt' }),
  );
  await measure('page of 50 stores of a cluster in a phase', () =>
    repository.listStores({ limit: 50, cluster: 'c1', phase: 'Failed' }),
  );
  await measure('one store', () => repository.findStore('store-7'));
  await measure(
    'what counts for a cluster, asked by each request for a store',
    () => repository.readUsages([{ scope: 'cluster', name: 'c1' }]),
  );
  await measure('what is due, asked each second', () =>
    leases.claimDue({
      holder: 'bench',
      limits: { perCluster: 30, perOwner: 8 },
      count: 10,
    }),
  );
  await measure('the overview of a week', async () => {
    await countPhases(knex);
    await readQueues(knex);
    await readProvisioningTimes(knex, since);
    await countFailures(knex, since);
  });
  await knex.destroy();
}

/** Stores of 200 owners, each with operations of the last month. */
async function fill(knex: Knex): Promise<void> {
  const now = Date.now();
  for (let start = 0; start < STORES; start += 100) {
    const stores: object[] = [];
    const operations: object[] = [];
    for (let at = start; at < Math.min(start + 100, STORES); at += 1) {
      const name = `store-${at}`;
      const ids = Array.from({ length: OPERATIONS }, () => randomUUID());
      stores.push({
        id: name,
        name,
        title: name,
        owner: `group:default/team-${at % 200}`,
        plan: 'demo',
        protected: false,
        cluster: `c${at % CLUSTERS}`,
        namespace: name,
        url: `http://${name}.test`,
        admin_url: `http://${name}.test/wp-admin/`,
        chart: 'woocommerce-store',
        chart_version: '0.1.0',
        search_text: name,
        operation_id: ids[0],
        phase: PHASES[at % PHASES.length],
        conditions: '[]',
        created_at: new Date(now - at * 1_000),
        created_by: `user:default/user-${at % 500}`,
        updated_at: new Date(now - at * 1_000),
      });
      for (const [index, id] of ids.entries()) {
        const finishedAt = now - Math.random() * 30 * DAY_MS;
        const failed = index === 1;
        operations.push({
          id,
          store_id: name,
          kind: 'provision',
          status: failed ? 'Failed' : 'Succeeded',
          reason: failed ? 'HelmFailed' : null,
          attempts: 1,
          deadline: new Date(finishedAt),
          actor: 'user:default/ada',
          release_applied: true,
          created_at: new Date(finishedAt - 60_000 * Math.random()),
          started_at: new Date(finishedAt - 1_000),
          finished_at: new Date(finishedAt),
        });
      }
    }
    await knex.batchInsert('stores', stores, 50);
    await knex.batchInsert('operations', operations, 50);
  }
  if (knex.client.config.client === 'pg') {
    await knex.raw('analyze');
  }
}

async function measure(
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const times: number[] = [];
  const { user, system } = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  const used = process.cpuUsage({ user, system });
  times.sort((a, b) => a - b);
  // SQLite works in this process, so that it says more on a busy machine.
  const cpuMs = (used.user + used.system) / 1_000 / ROUNDS;
  process.stdout.write(
    `${what}: median ${times[ROUNDS / 2].toFixed(1)} ms, ${cpuMs.toFixed(
      1,
    )} ms of this process's time\n`,
  );
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
