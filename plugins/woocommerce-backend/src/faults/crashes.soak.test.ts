import { setTimeout as sleep } from 'node:timers/promises';
import { FaultLab } from './__testUtils__/FaultLab';
import { createRandom } from './__testUtils__/random';
import { TEST_LIMITS } from './__testUtils__/topologies';
import { Teams } from './__testUtils__/Teams';
import { Turmoil } from './__testUtils__/Turmoil';

/** As script/soak sets them. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 3);
const REPLICAS = process.env.SOAK_REPLICAS === '1' ? 1 : 3;
const SEED = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000);

/** How long things are broken before it is checked what came of it. */
const ROUND_MS = 60_000;

/** Between two things that happen. */
const PAUSE_MS = 1_500;

jest.setTimeout((MINUTES + 10) * 3 * 60_000);

function say(line: string): void {
  process.stdout.write(`soak: ${line}\n`);
}

describe('soak', () => {
  let lab: FaultLab;

  beforeAll(async () => {
    say(`${MINUTES} minutes, ${REPLICAS} processes, seed ${SEED}`);
    lab = await FaultLab.start({
      replicas: REPLICAS,
      database: 'postgres',
      woocommerce: TEST_LIMITS,
    });
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('keeps every promise, whatever is broken meanwhile', async () => {
    const random = createRandom(SEED);
    const teams = new Teams({ lab, random: createRandom(SEED + 1) });
    const turmoil = new Turmoil({
      lab,
      faults: createRandom(SEED + 2),
      random,
    });
    const end = performance.now() + MINUTES * 60_000;
    let checks = 0;
    let violations = 0;
    try {
      while (performance.now() < end) {
        const roundEnd = Math.min(end, performance.now() + ROUND_MS);
        while (performance.now() < roundEnd) {
          const healthy = turmoil.findHealthy();
          if (healthy) {
            await teams.act(healthy.api);
          }
          await turmoil.strike();
          await sleep(random() * PAUSE_MS);
        }
        await turmoil.end();
        checks += 1;
        await lab.check(`round ${checks}`);
      }
      const stores = await lab.caller.listStores();
      await lab.removeStores(stores.map(({ name }) => name));
      checks += 1;
      await lab.check('the end');
    } catch (error) {
      violations += 1;
      throw error;
    } finally {
      const faults = [...turmoil.counts].map(([name, n]) => `${n} ${name}`);
      say(`${turmoil.crashes} crashes injected; all faults: ${faults}`);
      say(`${teams.created} stores created, ${teams.deleted} deleted`);
      say(
        `${teams.changed} changes, ${teams.refused} refused, ${teams.unanswered} calls without an answer`,
      );
      say(`${lab.sampler.samples} statements held against the cluster`);
      say(`6 invariants checked ${checks} times, violations: ${violations}`);
    }
    expect(turmoil.crashes).toBeGreaterThan(0);
    expect(teams.created).toBeGreaterThan(0);
  });
});
