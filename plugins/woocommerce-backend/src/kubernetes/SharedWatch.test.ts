import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { TestProxy } from '../__testUtils__/TestProxy';
import { connectTo } from './__testUtils__/connectTo';
import { FakeApiServer, PODS, refuse } from './__testUtils__/FakeApiServer';
import { makeCertificate } from './__testUtils__/makeCertificate';
import { until } from './__testUtils__/until';
import { ClusterUnreachableError, isRefusal } from './errors';
import { SharedWatch } from './SharedWatch';
import { trimPod } from './watch/trimPod';
import { WatchedPod } from './watch/WatchedObjects';
import { WatchTiming } from './watch/WatchTiming';

// Loading the client library takes some seconds the first time.
jest.setTimeout(60_000);

/** All is a hundred times as fast as it is in the portal, but for what a busy machine is late with. */
const TIMING: Partial<WatchTiming> = {
  silenceMs: 750,
  minLifeMs: 50,
  spreadMs: 5,
  settleMs: 5,
  graceMs: 500,
  backoff: { baseMs: 20, maxMs: 150 },
  forbiddenMs: 100,
  startingMs: 200,
};

describe('SharedWatch', () => {
  const directory = createMockDirectory();
  let server: FakeApiServer;
  let watch: SharedWatch<WatchedPod>;
  let changed: string[];
  let states: boolean[];

  beforeEach(async () => {
    changed = [];
    states = [];
    server = await FakeApiServer.start({});
    server.put('one');
    server.put('two');
  });
  afterEach(async () => {
    await watch.stop();
    await server.stop();
  });

  async function start(
    timing: Partial<WatchTiming> = {},
    options: { server?: string; ca?: string; tokenFile?: string } = {},
  ): Promise<void> {
    const { ca, tokenFile } = options;
    watch = new SharedWatch({
      kubernetes: await connectTo({
        directory: directory.path,
        server: options.server ?? server.url,
        ca,
        ...(tokenFile && { user: { tokenFile } }),
      }),
      kind: { path: PODS, labelSelector: 'store', trim: trimPod },
      onChange: ({ metadata }) => changed.push(metadata!.name!),
      onConnection: () => states.push(watch.connected),
      timing: { ...TIMING, ...timing },
    });
    await watch.start();
  }

  function getNames(): (string | undefined)[] {
    return watch.list('store-demo').map(({ metadata }) => metadata?.name);
  }

  /** Waits until the watch has told of a change. */
  async function untilChanged(...names: string[]): Promise<void> {
    await until(() => changed.length >= names.length);
    expect(changed).toEqual(names);
  }

  function untilToldOf(name: string): Promise<void> {
    return until(() => changed.includes(name));
  }

  /** Long enough that a request which ends now has not failed. */
  async function live(): Promise<void> {
    await until(() => server.openWatches > 0);
    await sleep(60);
  }

  it('has all that is there, and follows what happens', async () => {
    await start();
    expect(states).toEqual([true]);
    expect(getNames()).toEqual(['one', 'two']);
    server.put('three');
    server.put('one');
    server.remove('two');
    await untilChanged('three', 'one', 'two');
    expect(getNames()).toEqual(['one', 'three']);
  });

  it('asks for bookmarks and to be ended after some minutes', async () => {
    await start();
    const { query } = server.requests.find(request => request.watch)!;
    expect(Object.fromEntries(query)).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      labelSelector: 'store',
      resourceVersion: '102',
      timeoutSeconds: expect.stringMatching(/^([345]\d\d|600)$/),
    });
  });

  describe('F13: an API server that is in trouble', () => {
    it('is waited for, and lost only once', async () => {
      server.intercept = (_, response) =>
        server.requests.length <= 6 && refuse(response, 500, 'etcd is away');
      const started = start();
      await until(() => watch?.problem !== undefined);
      expect(() => getNames()).toThrow(ClusterUnreachableError);
      expect(() => getNames()).toThrow('does not answer: etcd is away');
      await started;
      await until(() => watch.connected);
      // Three attempts, each made twice, and the one that succeeded.
      expect(server.requests).toHaveLength(8);
      expect(getNames()).toEqual(['one', 'two']);
    });

    it('is not asked in vain without a pause', async () => {
      await start();
      await live();
      const before = server.requests.length;
      server.intercept = (_, response) => refuse(response, 503, 'starting');
      server.cut();
      await sleep(1_000);
      expect(server.requests.length - before).toBeLessThan(30);
      await until(() => !watch.connected);
      expect(states.slice(0, 2)).toEqual([true, false]);
    });

    it('is believed when it ends watches at once', async () => {
      await start();
      await live();
      server.intercept = (request, response) => {
        response.end();
        return request.watch;
      };
      server.cut();
      await until(() => !watch.connected);
      const before = server.count('watch');
      await sleep(500);
      expect(server.count('watch') - before).toBeLessThan(20);
      server.intercept = undefined;
      await until(() => watch.connected);
      expect(server.count('list')).toBe(1);
    });
  });

  describe('F14: a connection that', () => {
    it('is cut again and again is opened again from where it was', async () => {
      await start({ graceMs: 5_000 });
      for (const name of ['a', 'b', 'c']) {
        await live();
        server.put(name, { told: false });
        server.cut();
        await untilToldOf(name);
      }
      await live();
      server.endWatches();
      await live();
      server.put('d');
      await untilChanged('a', 'b', 'c', 'd');
      expect(server.count('list')).toBe(1);
      expect(server.count('watch')).toBe(5);
      expect(states).toEqual([true]);
    });

    it('carries nothing any more is given up', async () => {
      const proxy = await TestProxy.start(server.url);
      await start(
        { silenceMs: 300 },
        { server: `http://127.0.0.1:${proxy.port}` },
      );
      server.sendBookmarks();
      await live();
      proxy.freeze();
      server.put('missed');
      await untilChanged('missed');
      expect(server.count('list')).toBe(1);
      await watch.stop();
      await proxy.stop();
    });

    it.each([['HTTP/1.1'], ['HTTP/2']])(
      'was cut is lost a moment later, however long nobody answers on the next: %s',
      async protocol => {
        const tls = protocol === 'HTTP/2' ? makeCertificate() : undefined;
        await server.stop();
        server = await FakeApiServer.start({ tls });
        server.put('one');
        await start({}, { ca: tls?.cert });
        await live();
        expect(watch.interrupted).toBe(false);
        server.intercept = () => true;
        const cutAt = performance.now();
        server.cut();
        await until(() => watch.interrupted);
        expect(watch.brokenAt).toBeGreaterThan(cutAt);
        expect(getNames()).toEqual(['one']);
        await until(() => !watch.connected);
        expect(() => getNames()).toThrow(ClusterUnreachableError);
      },
      // Less than a request waits for its answer.
      15_000,
    );

    it('is there again counts only when all that was missed is in', async () => {
      await start({ settleMs: 250 });
      await live();
      server.intercept = (_, response) => refuse(response, 503, 'starting');
      server.cut();
      await until(() => !watch.connected);
      server.intercept = undefined;
      await until(() => server.openWatches === 1);
      for (let change = 0; change < 10; change += 1) {
        server.put('one');
        await sleep(50);
        expect(watch.connected).toBe(false);
      }
      server.sendBookmarks();
      await until(() => watch.connected);
    });

    it('is there again does not bring back what was before the outage', async () => {
      await start({ settleMs: 250 });
      await live();
      server.intercept = (_, response) => {
        response.socket!.destroy();
        return true;
      };
      server.cut();
      await until(() => !watch.connected);
      server.remove('one', { told: false });
      const seen = new Promise<string[]>(resolve => {
        const { length } = states;
        until(() => states.slice(length).includes(true)).then(() =>
          resolve(getNames() as string[]),
        );
      });
      server.intercept = undefined;
      expect(await seen).toEqual(['two']);
      await untilChanged('one');
    });

    it('is there again in a moment was never lost', async () => {
      await start({ graceMs: 2_000 });
      await live();
      for (const name of ['three', 'four']) {
        server.cut();
        server.put(name);
        await untilToldOf(name);
        expect(getNames()).toContain(name);
      }
      expect(states).toEqual([true]);

      server.intercept = (_, response) => refuse(response, 503, 'stopping');
      server.cut();
      await until(() => watch.interrupted);
      expect(getNames()).toEqual(['one', 'two', 'three', 'four']);
      await until(() => !watch.connected);
      expect(watch.interrupted).toBe(false);
      expect(() => getNames()).toThrow('does not answer: stopping');
    });
  });

  describe('F15: an API server that has forgotten what happened', () => {
    it.each<[string, () => void]>([
      ['by an answer', () => server.endWatches()],
      ['by an event', () => server.sendErrors(410)],
    ])('says so %s: all is listed, and nothing is missed', async (_, end) => {
      await start({ graceMs: 5_000 });
      await live();
      server.remove('one', { told: false });
      server.put('two', { told: false });
      server.put('three', { told: false });
      server.put('four', { told: false });
      server.compact();
      end();
      await until(() => changed.length === 4);
      expect([...changed].sort()).toEqual(['four', 'one', 'three', 'two']);
      expect(getNames()).toEqual(['two', 'three', 'four']);
      expect(server.count('list')).toBe(2);
      expect(states).toEqual([true]);
      server.put('five');
      await untilToldOf('five');
    });

    it('has answered: it is not lost while all is listed', async () => {
      await start({ graceMs: 2_000 });
      await live();
      server.put('three', { told: false });
      server.compact();
      server.intercept = request => !request.watch;
      server.cut();
      await until(() => server.count('list') === 2);
      await sleep(3_000);
      expect(states).toEqual([true]);
      expect(watch.interrupted).toBe(true);
    });

    it('says nothing new of what has stayed the same', async () => {
      await start();
      await live();
      server.compact();
      server.sendErrors(410);
      await until(() => server.count('watch') === 2);
      server.put('three');
      await untilToldOf('three');
      expect(changed).toEqual(['three']);
    });

    it('is not listed without a pause when it forgets at once', async () => {
      await start();
      await live();
      server.intercept = (request, response) =>
        request.watch && refuse(response, 410, 'too old');
      server.endWatches();
      await until(() => !watch.connected);
      const before = server.count('list');
      await sleep(500);
      expect(server.count('list') - before).toBeLessThan(20);
      server.intercept = undefined;
      await until(() => watch.connected);
    });
  });

  describe('F16: a watch is left alone that', () => {
    it('is quiet but for bookmarks', async () => {
      await start({ silenceMs: 1_000 });
      for (let minute = 0; minute < 8; minute += 1) {
        await sleep(250);
        server.sendBookmarks();
      }
      expect(server.requests).toHaveLength(2);
      expect(states).toEqual([true]);
    });

    it('is busy', async () => {
      await start({ silenceMs: 1_000 });
      for (let change = 0; change < 50; change += 1) {
        server.put('one');
        await sleep(30);
      }
      await until(() => changed.length === 50);
      expect(server.requests).toHaveLength(2);
    });

    it('goes on from its last bookmark', async () => {
      await start();
      server.put('elsewhere', { told: false });
      server.sendBookmarks();
      await live();
      server.endWatches();
      await until(() => server.count('watch') === 2);
      const [, second] = server.requests.filter(request => request.watch);
      expect(second.query.get('resourceVersion')).toBe('103');
    });

    it('is quiet, with an API server that sends no bookmarks in time', async () => {
      await start({ silenceMs: 100 });
      for (let minute = 0; minute < 3; minute += 1) {
        await sleep(300);
        server.sendBookmarks();
      }
      expect(server.requests).toHaveLength(2);
    });

    it('was silent once: it may be again until a bookmark has come', async () => {
      await start({ silenceMs: 200 });
      server.sendBookmarks();
      await until(() => server.count('watch') === 2);
      await sleep(600);
      expect(server.count('watch')).toBe(2);
    });
  });

  it('F17: goes on with the token that has replaced the one that was revoked', async () => {
    const tokenFile = directory.resolve('token');
    await writeFile(tokenFile, 'old');
    await start({ graceMs: 5_000 }, { tokenFile });
    await live();
    await writeFile(tokenFile, 'new');
    server.intercept = ({ authorization }, response) =>
      authorization !== 'Bearer new' && refuse(response, 401, 'Unauthorized');
    server.cut();
    await until(() => server.openWatches === 1);
    server.put('three');
    await untilChanged('three');
    expect(states).toEqual([true]);
  });

  it('F18: names the right that it lacks, and asks for it again by and by', async () => {
    await start();
    await live();
    const message =
      'pods is forbidden: User "portal" cannot watch resource "pods"';
    server.intercept = (request, response) =>
      request.watch && refuse(response, 403, message);
    server.cut();
    await until(() => !watch.connected);
    expect(() => getNames()).toThrow(
      expect.objectContaining({
        code: 403,
        body: expect.stringContaining(JSON.stringify(message)),
      }),
    );
    const before = server.count('watch');
    await sleep(300);
    // Every 100 ms, give or take the half.
    expect(server.count('watch') - before).toBeLessThanOrEqual(6);
    server.intercept = undefined;
    await until(() => watch.connected);
    expect(server.count('list')).toBe(1);
  });

  describe('F12: an API server that is there again and lets nobody in yet', () => {
    const FORBIDDEN = 'jobs.batch is forbidden: User "portal" cannot list';

    /** Has the watch lose the API server, which then answers that all is forbidden. */
    async function restart(timing: Partial<WatchTiming>): Promise<void> {
      await start({ forbiddenMs: 60_000, ...timing });
      await live();
      server.intercept = (_, response) => {
        response.socket!.destroy();
        return true;
      };
      server.cut();
      await until(() => !watch.connected);
      server.intercept = (_, response) => refuse(response, 403, FORBIDDEN);
      await until(() => isRefusal(watch.problem));
    }

    it('is asked again soon', async () => {
      await restart({ startingMs: 60_000 });
      const before = server.requests.length;
      await until(() => server.requests.length > before + 2);
      server.intercept = undefined;
      await until(() => watch.connected);
      expect(getNames()).toEqual(['one', 'two']);
    });

    it('F18: is left alone when it goes on so', async () => {
      await restart({ startingMs: 50, forbiddenMs: 2_000 });
      await sleep(300);
      const before = server.requests.length;
      await sleep(500);
      expect(server.requests.length - before).toBeLessThanOrEqual(1);
    });
  });

  it('stops while it waits', async () => {
    server.intercept = () => true;
    const started = start();
    await until(() => server.requests.length === 1);
    await watch.stop();
    await started;
    expect(watch.connected).toBe(false);
  });
});
