import { setTimeout as sleep } from 'node:timers/promises';
import { DELETION_POINTS, PROVISION_POINTS } from './__testUtils__/crashPoints';
import { FaultLab } from './__testUtils__/FaultLab';
import { HelmKiller } from './__testUtils__/HelmKiller';
import { createRandom } from './__testUtils__/random';
import { strikeAt } from './__testUtils__/strike';
import {
  PRODUCTION,
  TEST_LIMITS,
  TOPOLOGIES,
} from './__testUtils__/topologies';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(300_000);

/** As long as a lease lasts, and what it may take to notice that it has run out. */
const ADOPTED_WITHIN_MS = 20_000;

/** What else it may take when the only process has to start first. */
const STARTED_WITHIN_MS = 60_000;

const READY_WITHIN_MS = 120_000;

describe.each(TOPOLOGIES)('$replicas on $database', topology => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await FaultLab.start({ ...topology, woocommerce: TEST_LIMITS });
    await lab.check('the start');
  });

  afterEach(async () => {
    await lab.restart();
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F1: a killed process leaves every store to another, wherever it was', async () => {
    // Each moment once, whatever the portal runs on.
    const points = PROVISION_POINTS.filter(
      (_, index) => index % TOPOLOGIES.length === TOPOLOGIES.indexOf(topology),
    );
    const stores = points.map((point, index) => ({
      name: `crash-${index}`,
      point,
    }));
    const uids = new Map<string, string | undefined>();
    for (const { name, point } of stores) {
      lab.promised.set(name, 'made');
      // The answer may never come.
      const requested = lab.caller.createStore({ name }).catch(() => undefined);
      const { victim, adopted } = await strikeAt(lab, name, point);
      await requested;
      uids.set(name, await lab.parts.cluster.getNamespaceUid(`store-${name}`));
      await victim.start();
      const { orphanedMs } = await adopted;
      expect(orphanedMs).toBeLessThan(
        ADOPTED_WITHIN_MS + (topology.replicas === 1 ? STARTED_WITHIN_MS : 0),
      );
      // Before the next one, whose crash would be a second one for this one.
      const ready = await lab.waitForPhase(name, 'Ready', READY_WITHIN_MS);
      expect(ready.release.revision).toBeLessThanOrEqual(2);
      const uid = await lab.parts.cluster.getNamespaceUid(ready.namespace);
      expect(uid).toBe(uids.get(name) ?? uid);
      const releases = await lab.parts.cluster.readReleases(ready.namespace);
      const names = releases.map(each => JSON.parse(each).name);
      expect(new Set(names)).toEqual(new Set([ready.namespace]));
    }
    await lab.check('F1');
    await lab.removeStores(stores.map(({ name }) => name));
  });

  it('F3: a process that is stopped takes no more work, and leaves none behind', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `stop-${index}`);
    await Promise.all(names.map(name => lab.createStore({ name })));
    const { portalPid } = await waitUntil(
      'a process is at work',
      async () => (await lab.parts.helm.listRunning())[0],
      { pauseMs: 20 },
    );
    const stopped = lab.replicas.find(({ pid }) => pid === portalPid)!;
    const exited = stopped.terminate();
    // What it had started may still have to begin.
    await sleep(1_000);
    const before = await countCalls(portalPid);
    await exited;
    expect(await countCalls(portalPid)).toBe(before);
    const left = await lab.parts.helm.listRunning();
    expect(left.filter(call => call.portalPid === portalPid)).toEqual([]);

    await stopped.start();
    for (const name of names) {
      await lab.waitForPhase(name, 'Ready', READY_WITHIN_MS);
    }
    await lab.check('F3');
    await lab.removeStores(names);
  });

  it('F9: one of fifty requests for the same store is accepted', async () => {
    const responses = await Promise.all(
      Array.from({ length: 50 }, () => lab.caller.createStore({ name: 'one' })),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array(49).fill(409)]);
    lab.promised.set('one', 'made');

    const ready = await lab.waitForPhase('one', 'Ready', READY_WITHIN_MS);
    expect(ready.release.revision).toBe(1);
    const calls = await lab.parts.helm.listCalls('store-one');
    expect(calls.map(({ verb }) => verb)).toEqual(['upgrade']);
    await lab.check('F9');
    await lab.removeStores(['one']);
  });

  async function countCalls(portalPid: number): Promise<number> {
    const calls = await lab.parts.helm.listCalls();
    return calls.filter(call => call.portalPid === portalPid).length;
  }
});

describe('three processes', () => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await FaultLab.start({ ...PRODUCTION, woocommerce: TEST_LIMITS });
    await lab.check('the start');
  });

  afterEach(async () => {
    await lab.restart();
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F2: Helm killed at any moment leaves nothing locked, and no password or volume changed', async () => {
    const { cluster, database } = lab.parts;
    const names = Array.from({ length: 12 }, (_, index) => `killed-${index}`);
    const killer = new HelmKiller(lab, createRandom(2));
    killer.start();
    await Promise.all(names.map(name => lab.createStore({ name })));
    await waitForAll(names);
    const made = await Promise.all(names.map(readData));

    killer.forgetTasks();
    for (const name of names) {
      expect((await lab.caller.act(name, 'upgrade')).status).toBe(202);
    }
    await lab.check('F2');
    await killer.stop();
    await waitForAll(names);
    expect(await Promise.all(names.map(readData))).toEqual(made);
    expect(killer.kills).toBeGreaterThan(names.length);
    expect(await database.dump()).not.toMatch(/another operation/i);
    await lab.removeStores(names);

    async function readData(name: string): Promise<object> {
      const namespace = `store-${name}`;
      const { items } = await cluster.core.listNamespacedPersistentVolumeClaim({
        namespace,
      });
      return {
        passwords: await cluster.readPasswords(namespace),
        volumes: items.map(({ metadata }) => metadata?.uid).sort(),
      };
    }
  });

  it('F10: what a paused process wakes up to is none of its business any more', async () => {
    const names = ['paused-0', 'paused-1', 'paused-2'];
    await Promise.all(names.map(name => lab.createStore({ name })));
    const holder = await waitUntil(
      'a process is at work on a namespace',
      async () => {
        const uid = await lab.parts.cluster.getNamespaceUid('store-paused-0');
        return uid ? lab.findHolder('paused-0') : undefined;
      },
      { pauseMs: 5 },
    );
    holder.pause();
    await waitForAll(names);
    const before = await lab.parts.database.dumpOperations();
    // Longer than any lease of it lasts, which the test before may not have been.
    await sleep(20_000);
    holder.resume();
    await sleep(8_000);
    expect(await lab.parts.database.dumpOperations()).toBe(before);
    await lab.check('F10');
    await lab.removeStores(names);
  });

  it('F25: a deletion goes on wherever its process is killed, and is one however often it is asked for', async () => {
    const stores = DELETION_POINTS.map((point, index) => ({
      name: `going-${index}`,
      point,
    }));
    const names = stores.map(({ name }) => name);
    await Promise.all(names.map(name => lab.createStore({ name })));
    await waitForAll(names);
    let atWork = 0;
    for (const { name, point } of stores) {
      const { id } = (await lab.caller.getStore(name))!;
      await lab.deleteStore(name);
      const answers = deleteOften(name);
      const { victim, wasAtWork, adopted } = await strikeAt(lab, name, point);
      atWork += wasAtWork ? 1 : 0;
      // It may be gone already.
      expect([202, 404]).toEqual(expect.arrayContaining(await answers));
      const deletions = await lab.parts.database.countOperations(id, 'delete');
      expect(deletions).toBeLessThanOrEqual(1);
      await victim.start();
      await adopted;
    }
    // A store goes with its namespace: the portal's own part in it is a moment,
    // and most points are passed when nobody has to do anything any more.
    expect(atWork).toBeGreaterThanOrEqual(1);
    await Promise.all(names.map(name => lab.waitUntilGone(name, 120_000)));
    await lab.check('F25');
  });

  /** What is answered to nineteen further requests, as far as whoever is asked is not killed. */
  async function deleteOften(name: string): Promise<number[]> {
    const responses = await Promise.allSettled(
      Array.from({ length: 19 }, () => lab.caller.deleteStore(name)),
    );
    return [
      ...new Set(
        responses.flatMap(response =>
          response.status === 'fulfilled' ? [response.value.status] : [],
        ),
      ),
    ];
  }

  async function waitForAll(names: string[]): Promise<void> {
    for (const name of names) {
      await lab.waitForPhase(name, 'Ready', READY_WITHIN_MS);
    }
  }
});
