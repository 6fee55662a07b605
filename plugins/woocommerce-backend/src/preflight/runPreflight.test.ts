import { setTimeout as sleep } from 'node:timers/promises';
import { compileOpenApiSchema } from '../__testUtils__/openApi';
import {
  FakeClusterApi,
  makeOutage,
  makeRefusal,
} from './__testUtils__/FakeClusterApi';
import { makeContext } from './__testUtils__/makeContext';
import { PASSIVE_CHECKS } from './checks';
import { PROBE_CHECKS } from './probe/probeChecks';
import { runPreflight } from './runPreflight';
import { Finding, PreflightCheck } from './types';

const cluster = { name: 'local', simulatedNodes: false };

function makeCheck(run: () => Promise<Finding>): PreflightCheck {
  return { id: 'dns', title: 'A check', run };
}

describe('runPreflight', () => {
  it('has a result of every check when the cluster does not answer', async () => {
    const api = FakeClusterApi.create();
    const fail = async () => {
      throw makeOutage(
        Object.assign(new Error('connect ECONNREFUSED'), {
          code: 'ECONNREFUSED',
        }),
      );
    };
    Object.assign(api, { get: fail, list: fail, post: fail, readTime: fail });
    const preflight = await runPreflight({
      cluster,
      open: () => makeContext({ api }),
    });
    expect(preflight.status).toBe('fail');
    const checks = new Map(preflight.checks.map(each => [each.id, each]));
    expect(checks.size).toBe(PASSIVE_CHECKS.length + PROBE_CHECKS.length);
    expect(checks.get('api-server')).toMatchObject({ status: 'fail' });
    expect(checks.get('storage-class')).toMatchObject({
      status: 'unknown',
      message: 'It could not be looked at, since the cluster can’t be reached.',
    });
    expect(checks.get('helm')).toMatchObject({ status: 'pass' });
    expect(preflight.checks.some(({ preventsStores }) => preventsStores)).toBe(
      false,
    );
    const validate = await compileOpenApiSchema('Preflight');
    expect(validate(preflight)).toBe(true);
  });

  it.each([
    [
      'has answered that it can’t',
      makeOutage(makeRefusal(503, 'etcd is away')),
      'It could not be looked at. The cluster does not answer: etcd is away.',
    ],
    [
      'has asked to be left alone',
      makeOutage(new Error('it wants to be left alone for 60 s')),
      'It could not be looked at. The cluster does not answer: it wants to be left alone for 60 s.',
    ],
  ])('says why a cluster %s', async (_, error, message) => {
    const { checks } = await runPreflight({
      cluster,
      open: () => makeContext(),
      checks: [makeCheck(() => Promise.reject(error))],
    });
    expect(checks[0]).toMatchObject({ status: 'unknown', message });
  });

  it('says of a cluster that is silent for how long it was asked', async () => {
    const { checks } = await runPreflight({
      cluster,
      open: signal => {
        const api = FakeClusterApi.create();
        const wait = () =>
          new Promise<never>((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        Object.assign(api, { get: wait, list: wait, post: wait });
        return makeContext({ api });
      },
      timeoutMs: 50,
    });
    const find = (id: string) => checks.find(each => each.id === id)!.message;
    expect(find('api-server')).toBe(
      'The cluster gave no answer within 0.05 seconds (https://cluster.example).',
    );
    expect(find('storage-class')).toBe(
      'It could not be looked at. The cluster gave no answer within 0.05 seconds.',
    );
  });

  it('has no check hide another one, or wait for it', async () => {
    const { checks, status } = await runPreflight({
      cluster,
      open: () => makeContext(),
      timeoutMs: 50,
      checks: [
        makeCheck(() => new Promise(() => {})),
        makeCheck(async () => {
          throw new Error('odd');
        }),
        makeCheck(async () => {
          throw makeRefusal(403, 'may not list nodes');
        }),
        makeCheck(async () => ({ status: 'warn', message: 'Well.' })),
      ],
    });
    expect(checks.slice(0, 4)).toMatchObject([
      {
        status: 'unknown',
        message: 'It took longer than 0.05 s to find out.',
      },
      { status: 'unknown', message: 'It can’t be found out: odd' },
      {
        status: 'unknown',
        message: 'The portal’s account may not look: may not list nodes',
        fix: expect.stringContaining('charts/platform'),
      },
      { status: 'warn', message: 'Well.' },
    ]);
    expect(status).toBe('warn');
  });

  it.each<[Finding['status'][], string]>([
    [['pass', 'unknown'], 'pass'],
    [['warn', 'pass'], 'warn'],
    [['warn', 'fail', 'unknown'], 'fail'],
    [['unknown'], 'unknown'],
  ])('of %j makes %s', async (statuses, status) => {
    await expect(
      runPreflight({
        cluster,
        open: () => makeContext(),
        checks: statuses.map(each =>
          makeCheck(async () => ({ status: each, message: 'So it is.' })),
        ),
      }),
    ).resolves.toMatchObject({ status, probed: false });
  });

  it.each([
    [false, 'script/doctor --probe'],
    [true, 'simulated'],
  ])(
    'says why no pods have looked (simulated: %s)',
    async (simulatedNodes, why) => {
      const { checks } = await runPreflight({
        cluster: { name: 'local', simulatedNodes },
        open: () => makeContext(),
        checks: [],
      });
      expect(checks.map(({ id }) => id)).toEqual(
        PROBE_CHECKS.map(({ id }) => id),
      );
      for (const { status, message } of checks.slice(1)) {
        expect(status).toBe('unknown');
        expect(message).toContain(why);
      }
    },
  );

  it('is of when it began, however long pods take', async () => {
    const start = Date.now();
    const { observedAt } = await runPreflight({
      cluster,
      open: () => makeContext(),
      checks: [],
      probe: async () => {
        await sleep(50);
        return new Map();
      },
    });
    expect(Date.parse(observedAt) - start).toBeLessThan(50);
  });

  it('takes what pods have found', async () => {
    const { checks, probed } = await runPreflight({
      cluster,
      open: () => makeContext(),
      checks: [],
      probe: async () =>
        new Map([['loopback', { status: 'pass', message: 'It answers.' }]]),
    });
    expect(probed).toBe(true);
    expect(checks.at(-1)).toMatchObject({ id: 'loopback', status: 'pass' });
    expect(checks[0]).toMatchObject({ status: 'unknown' });
  });
});
