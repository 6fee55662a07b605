import { mockServices } from '@backstage/backend-test-utils';
import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makePreflight } from '../__testUtils__/makePreflight';
import { PreflightMonitor } from './PreflightMonitor';

const BAD = {
  status: 'fail',
  preventsStores: true,
  message: 'There is no default StorageClass.',
  fix: 'Make one.',
} as const;

const REFUSAL = {
  name: 'ClusterNotReadyError',
  statusCode: 409,
  message:
    'Cluster local can’t have this store: There is no default StorageClass. Nothing was changed. Make one.',
};

const STORE = { clusters: [{ name: 'local' }], plan: 'demo' };

function toAge(minutes: number): Partial<Preflight> {
  return { observedAt: new Date(Date.now() - minutes * 60_000).toISOString() };
}

describe('PreflightMonitor', () => {
  function setUp(results: Preflight[], refuseCreate = true) {
    const run = jest.fn(async () => results.shift() ?? makePreflight());
    const logger = mockServices.logger.mock();
    const monitor = PreflightMonitor.create({
      runs: new Map([['local', run]]),
      refuseCreate,
      logger,
    });
    return { monitor, run, logger };
  }

  it('reads what is less than a minute old, and checks anew after that', async () => {
    const { monitor, run } = setUp([
      makePreflight({}, toAge(2)),
      makePreflight({}, toAge(0.5)),
    ]);
    const first = await monitor.read('local');
    const second = await monitor.read('local');
    expect(second).not.toBe(first);
    await expect(monitor.read('local')).resolves.toBe(second);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('checks once for all who ask at the same time, and apart from that with pods', async () => {
    const { monitor, run } = setUp([]);
    await Promise.all([
      monitor.read('local'),
      monitor.run('local', { probe: false }),
      monitor.run('local', { probe: true }),
      monitor.run('local', { probe: true }),
    ]);
    expect(run.mock.calls).toEqual([[{ probe: false }], [{ probe: true }]]);
  });

  it.each<[string, Preflight[], boolean | undefined, boolean]>([
    ['nothing is known', [], undefined, false],
    ['all is well', [makePreflight()], undefined, false],
    ['stores can’t be made', [makePreflight(BAD)], undefined, true],
    [
      'something fails that is no matter of theirs',
      [makePreflight({ ...BAD, preventsStores: false })],
      undefined,
      false,
    ],
    [
      'only others can’t be made',
      [makePreflight({ ...BAD, plans: ['large'] })],
      undefined,
      false,
    ],
    [
      'those of the plan can’t be made',
      [makePreflight({ ...BAD, plans: ['demo'] })],
      undefined,
      true,
    ],
    [
      'it is long ago that they couldn’t be made',
      [makePreflight(BAD, toAge(20)), makePreflight(BAD, toAge(20))],
      undefined,
      false,
    ],
    [
      'it was mended since',
      [makePreflight(BAD, toAge(2)), makePreflight()],
      undefined,
      false,
    ],
    ['it is not to matter', [makePreflight(BAD)], false, false],
  ])('when %s', async (_, results, refuseCreate, refused) => {
    const { monitor } = setUp(results, refuseCreate);
    if (results.length > 0) {
      await monitor.runAll();
    }
    const refusal = await monitor.findReady(STORE).then(
      () => undefined,
      ({ name, statusCode, message }) => ({ name, statusCode, message }),
    );
    expect(refusal).toEqual(refused ? REFUSAL : undefined);
  });

  describe('with what pods have found', () => {
    const UNPULLED = {
      ...BAD,
      id: 'image-pulls',
      message: 'An image can’t be pulled.',
    } as const;
    const NOT_TRIED = {
      id: 'image-pulls',
      status: 'unknown',
      message: 'Only pods can tell.',
    } as const;
    const findStatus = (monitor: PreflightMonitor) => {
      const latest = monitor.getLatest('local');
      return [latest?.status, latest?.probed, latest?.checks[0]?.message];
    };

    beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick'] }));
    afterEach(() => jest.useRealTimers());

    it('keeps it when it looks without pods, until it is old', async () => {
      const { monitor } = setUp([
        makePreflight(UNPULLED, { probed: true }),
        makePreflight(NOT_TRIED, toAge(-14)),
        makePreflight(NOT_TRIED, toAge(-16)),
      ]);
      await monitor.run('local', { probe: true });
      jest.advanceTimersByTime(14 * 60_000);
      await monitor.runAll();
      expect(findStatus(monitor)).toEqual(['fail', true, UNPULLED.message]);
      await expect(monitor.findReady(STORE)).rejects.toThrow(UNPULLED.message);
      jest.advanceTimersByTime(2 * 60_000);
      await monitor.runAll();
      expect(findStatus(monitor)).toEqual([
        'unknown',
        false,
        NOT_TRIED.message,
      ]);
      await expect(monitor.findReady(STORE)).resolves.toHaveLength(1);
    });

    it('counts its age from when the pods were done', async () => {
      const { monitor } = setUp([
        makePreflight(UNPULLED, { probed: true, ...toAge(10) }),
        makePreflight(NOT_TRIED, toAge(-10)),
      ]);
      await monitor.run('local', { probe: true });
      jest.advanceTimersByTime(10 * 60_000);
      await monitor.runAll();
      expect(findStatus(monitor)[0]).toBe('fail');
    });

    it('takes what later pods have found', async () => {
      const { monitor } = setUp([
        makePreflight(UNPULLED, { probed: true }),
        makePreflight({ id: 'image-pulls' }, { probed: true }),
        makePreflight(NOT_TRIED),
      ]);
      await monitor.run('local', { probe: true });
      await monitor.run('local', { probe: true });
      await monitor.runAll();
      expect(findStatus(monitor)[0]).toBe('pass');
    });

    it('does not take what was looked at before the pods for what is', async () => {
      const mended = makePreflight({ message: 'It was mended.' });
      const before = makePreflight(BAD, { probed: true, ...toAge(5) });
      before.checks.push(...makePreflight(UNPULLED).checks);
      const { monitor } = setUp([
        {
          ...mended,
          checks: [...mended.checks, ...makePreflight(NOT_TRIED).checks],
        },
        before,
      ]);
      await monitor.runAll();
      const found = await monitor.run('local', { probe: true });
      expect(found).toMatchObject({
        status: 'fail',
        probed: true,
        observedAt: mended.observedAt,
        checks: [{ message: 'It was mended.' }, { message: UNPULLED.message }],
      });
      expect(monitor.getLatest('local')).toEqual(found);
    });
  });

  it('looks again before it lets stores be made, when it looked a while ago', async () => {
    const { monitor, run } = setUp([
      makePreflight({}, toAge(2)),
      makePreflight(BAD),
    ]);
    await monitor.runAll();
    await expect(monitor.findReady(STORE)).rejects.toMatchObject(REFUSAL);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('goes by what it knows when a cluster says nothing', async () => {
    const results = [async () => makePreflight({}, toAge(2))];
    const monitor = PreflightMonitor.create({
      runs: new Map([
        [
          'local',
          () => results.shift()?.() ?? new Promise<Preflight>(() => {}),
        ],
      ]),
      refuseCreate: true,
      logger: mockServices.logger.mock(),
    });
    await monitor.runAll();
    await expect(monitor.findReady(STORE)).resolves.toEqual(STORE.clusters);
  });

  it('leaves the clusters that can have a store, of several', async () => {
    const monitor = PreflightMonitor.create({
      runs: new Map([
        ['local', async () => makePreflight(BAD)],
        ['eu', async () => makePreflight({}, { cluster: 'eu' })],
      ]),
      refuseCreate: true,
      logger: mockServices.logger.mock(),
    });
    await monitor.runAll();
    const clusters = [{ name: 'local' }, { name: 'eu' }, { name: 'unknown' }];
    await expect(
      monitor.findReady({ clusters, plan: 'demo' }),
    ).resolves.toEqual([{ name: 'eu' }, { name: 'unknown' }]);
  });

  it('says in the log what fails, once', async () => {
    const { monitor, logger } = setUp([
      makePreflight(BAD),
      makePreflight(BAD),
      makePreflight(),
      makePreflight(BAD),
    ]);
    for (let count = 1; count <= 4; count += 1) {
      await monitor.runAll();
    }
    expect(logger.warn.mock.calls).toEqual(
      Array(2).fill([
        'Preflight of cluster local: Storage classes: There is no default StorageClass.',
      ]),
    );
  });
});
