import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { createTestRepository } from '../__testUtils__/testDatabases';
import {
  ClusterConnections,
  CONNECTION_MS,
  DatabaseClusterConnections,
} from '../database';
import { until } from '../kubernetes/__testUtils__/until';
import { ConnectionKeeper } from './ConnectionKeeper';

jest.setTimeout(30_000);

describe('ConnectionKeeper', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3'],
    disableDocker: true,
  });
  const keepers: ConnectionKeeper[] = [];
  let connections: ClusterConnections;

  beforeEach(async () => {
    const database = await databases.init('SQLITE_3');
    await createTestRepository(database);
    connections = await DatabaseClusterConnections.create({
      database: mockServices.database.mock({ getClient: async () => database }),
    });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(keepers.splice(0).map(each => each.stop()));
  });

  /** Has the replicas' clocks go on by what they are told. */
  function passTime(): (ms: number) => void {
    const now = performance.now.bind(performance);
    let passedMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now() + passedMs);
    return ms => {
      passedMs += ms;
    };
  }

  /** A replica that can watch its one cluster. */
  async function start(holder: string) {
    const cluster = { connected: true };
    const onDuty = jest.fn();
    const logger = mockServices.logger.mock();
    const keeper = new ConnectionKeeper({
      connections,
      clusters: new Map([['local', cluster]]),
      holder,
      logger,
    });
    keepers.push(keeper);
    await keeper.start(onDuty);
    return {
      keeper,
      logger,
      onDuty,
      /** Returns once it was told that it is for it to say how these clusters' stores are. */
      untilOnDuty: async (...clusters: string[]) => {
        const expected = clusters.length > 0 ? clusters : ['local'];
        await until(() => onDuty.mock.calls.length >= expected.length);
        expect(onDuty.mock.calls.flat().sort()).toEqual(expected);
        onDuty.mockClear();
      },
      isLeft: () => keeper.leftToOthers.has('local'),
      become: (connected: boolean) => {
        cluster.connected = connected;
        keeper.update('local');
      },
    };
  }

  it('leaves a cluster to the others until they have lost it, too, and is told then', async () => {
    const seeing = await start('seeing');
    const blind = await start('blind');
    blind.become(false);
    expect(blind.isLeft()).toBe(true);
    seeing.become(false);
    await seeing.untilOnDuty();
    await blind.untilOnDuty();
    expect(blind.isLeft()).toBe(false);

    seeing.become(true);
    await seeing.untilOnDuty();
    await until(blind.isLeft);
    blind.become(true);
    await blind.untilOnDuty();
    expect(blind.isLeft()).toBe(false);
  });

  it('does not count on one that has ended', async () => {
    const seeing = await start('seeing');
    const blind = await start('blind');
    blind.become(false);
    expect(blind.isLeft()).toBe(true);
    await seeing.keeper.stop();
    await blind.untilOnDuty();
    expect(blind.isLeft()).toBe(false);
  });

  it('leaves to others what it has never heard of', async () => {
    const former = await connections.report({
      holder: 'former',
      clusters: ['retired'],
    });
    expect(former.size).toBe(0);
    const { keeper, untilOnDuty } = await start('new');
    expect([...keeper.leftToOthers]).toEqual(['retired']);
    await connections.report({ holder: 'former', clusters: [] });
    keeper.update('local');
    await untilOnDuty('local', 'retired');
  });

  it('believes the others for a moment after nobody could be told anything', async () => {
    await connections.report({ holder: 'seeing', clusters: ['local'] });
    const blind = await start('blind');
    blind.become(false);
    await until(blind.isLeft);
    const pass = passTime();
    pass(CONNECTION_MS + 1_000);
    // Its word has expired, and it has not been able to say so again.
    await connections.report({ holder: 'seeing', clusters: [] });
    const report = jest.spyOn(connections, 'report');
    await until(() => report.mock.calls.length > 1);
    expect(blind.isLeft()).toBe(true);
    expect(blind.onDuty).not.toHaveBeenCalled();
    pass(CONNECTION_MS / 3);
    await blind.untilOnDuty();
    expect(blind.isLeft()).toBe(false);
  });

  it('is on duty for all that it can watch after others may have taken it for dead', async () => {
    const { keeper, onDuty, untilOnDuty } = await start('seeing');
    passTime()(CONNECTION_MS + 1_000);
    expect(onDuty).not.toHaveBeenCalled();
    keeper.update('another');
    await untilOnDuty('another', 'local');
  });

  it('tells what has changed as soon as the database answers again', async () => {
    const report = jest
      .spyOn(connections, 'report')
      .mockRejectedValueOnce(new ServiceUnavailableError('no answer'));
    const { become, logger, onDuty, untilOnDuty } = await start('me');
    expect(logger.warn).toHaveBeenCalledTimes(1);
    report.mockRejectedValueOnce(new ServiceUnavailableError('no answer'));
    become(false);
    await until(() => logger.warn.mock.calls.length === 2);
    expect(onDuty).not.toHaveBeenCalled();
    await untilOnDuty();
  });
});
