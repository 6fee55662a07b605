import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { connectTo } from './__testUtils__/connectTo';
import { FakeApiServer, PODS, refuse } from './__testUtils__/FakeApiServer';
import { until } from './__testUtils__/until';
import { StoreWatches } from './StoreWatches';

// Loading the client library takes some seconds the first time.
jest.setTimeout(30_000);

/** Namespaces, Deployments, StatefulSets, ReplicaSets, pods, volume claims, CronJobs and Jobs. */
const KINDS = 8;

describe('StoreWatches', () => {
  const directory = createMockDirectory();
  const logger = mockServices.logger.mock();
  const onChange = jest.fn();
  const onConnection = jest.fn();
  let server: FakeApiServer;
  let watches: StoreWatches;

  beforeEach(async () => {
    jest.resetAllMocks();
    server = await FakeApiServer.start({});
    server.put('one');
    watches = StoreWatches.create({
      kubernetes: await connectTo({
        directory: directory.path,
        server: server.url,
      }),
      logger,
      onChange,
      onConnection,
      timing: {
        minLifeMs: 50,
        spreadMs: 5,
        settleMs: 5,
        graceMs: 1_000,
        backoff: { baseMs: 20, maxMs: 100 },
        forbiddenMs: 100,
      },
    });
    await watches.start();
  });
  afterEach(async () => {
    await watches.stop();
    await server.stop();
  });

  async function live(): Promise<void> {
    await until(() => server.openWatches === KINDS);
    await new Promise(done => setTimeout(done, 60));
  }

  it('lists and watches each kind once, however many stores and readers there are', async () => {
    for (let store = 0; store < 20; store += 1) {
      server.put(`pod-${store}`);
    }
    await until(() => onChange.mock.calls.length >= 20 * KINDS);
    for (let reader = 0; reader < 20; reader += 1) {
      watches.read('store-demo');
    }
    expect(server.count('list')).toBe(KINDS);
    expect(server.count('watch')).toBe(KINDS);
  });

  it('names the store whose object has changed, and says once that all is watched', async () => {
    expect(onConnection).toHaveBeenCalledTimes(1);
    expect(onChange).not.toHaveBeenCalled();
    server.remove('one');
    await until(() => onChange.mock.calls.length === KINDS);
    expect(new Set(onChange.mock.calls.map(([name]) => name))).toEqual(
      new Set(['demo']),
    );
    // Pods and ReplicaSets wait for what the workload says.
    const patience = onChange.mock.calls.map(([, patienceMs]) => patienceMs);
    expect(patience.sort()).toEqual([0, 0, 0, 0, 0, 0, 250, 250]);
    expect(watches.read('store-demo').pods).toEqual([]);
  });

  it('tells of a namespace that goes, and not of all that goes with it', async () => {
    server.putGoingNamespace('2 pods');
    await until(() => onChange.mock.calls.length === KINDS);
    server.remove('one');
    server.putGoingNamespace('2 pods');
    // Comes last on each watch; of CronJobs and ReplicaSets, no conditions are kept.
    server.putGoingNamespace('1 pod');
    await until(() => onChange.mock.calls.length >= 2 * KINDS - 2);
    expect(watches.read('store-demo').pods).toEqual([]);
    expect(onChange).toHaveBeenCalledTimes(2 * KINDS - 2);

    // What is newer is in another namespace of that name, of which is not told yet.
    server.put('new', { creationTimestamp: '2026-01-01T12:00:01Z' });
    await until(() => onChange.mock.calls.length === 3 * KINDS - 2);
  });

  it('F14: says once that the cluster is lost, and once that it is there again', async () => {
    await live();
    expect(watches.lostAt).toBeUndefined();
    // Whoever looks then must not ask an API server that doesn't answer.
    const interrupted: boolean[] = [];
    onConnection.mockImplementation(() =>
      interrupted.push(watches.interrupted),
    );
    const cutAt = performance.now();
    server.intercept = (_, response) => {
      response.socket!.destroy();
      return true;
    };
    server.cut();
    await until(() => onConnection.mock.calls.length === 2);
    expect(interrupted).toEqual([false]);
    const { lostAt } = watches;
    expect(lostAt).toBeGreaterThanOrEqual(cutAt);
    expect(() => watches.read('store-demo')).toThrow('does not answer');
    // Time for many attempts.
    await new Promise(done => setTimeout(done, 300));
    expect(watches.lostAt).toBe(lostAt);
    server.intercept = undefined;
    await until(() => onConnection.mock.calls.length === 3);
    expect(watches.lostAt).toBeUndefined();
    expect(watches.read('store-demo').pods).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('F18: names what may not be watched, and goes on with all the others', async () => {
    await live();
    server.intercept = ({ path, watch }, response) =>
      watch && path === PODS && refuse(response, 403, 'cannot watch pods');
    server.cut();
    await until(() => onConnection.mock.calls.length === 2);
    expect(() => watches.read('store-demo')).toThrow(
      expect.objectContaining({ code: 403 }),
    );
    expect(logger.warn.mock.calls.flat()).toEqual([
      "Can't watch /api/v1/pods, trying again until it works: cannot watch pods",
    ]);
    await until(() => server.openWatches === KINDS - 1);
    server.put('two');
    await until(() => onChange.mock.calls.length === KINDS - 1);

    server.intercept = undefined;
    await until(() => onConnection.mock.calls.length === 3);
    expect(watches.read('store-demo').pods).toHaveLength(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
