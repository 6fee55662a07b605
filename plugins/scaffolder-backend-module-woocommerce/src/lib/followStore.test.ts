import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  Store,
  StoreCondition,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { createOptions } from '../__testUtils__/createOptions';
import { TestTask } from '../__testUtils__/TestTask';
import { followStore } from './followStore';

const untilReady = (store: Store | undefined) =>
  store?.phase === 'Ready' ? store : undefined;

function aCondition(overrides: Partial<StoreCondition>): StoreCondition {
  return {
    type: 'Accepted',
    status: 'True',
    reason: 'Accepted',
    message: 'The store was requested.',
    lastTransitionTime: '2026-01-01T00:00:00.000Z',
    ...overrides,
  };
}

describe('followStore', () => {
  it('reads again at each change and says each change once', async () => {
    const accepted = aCondition({});
    const states = [
      makeStore({
        phase: 'Pending',
        conditions: [
          accepted,
          aCondition({ type: 'NamespaceReady', status: 'False' }),
        ],
      }),
      makeStore({ phase: 'Provisioning', conditions: [accepted] }),
      makeStore({
        phase: 'Provisioning',
        conditions: [
          accepted,
          aCondition({
            type: 'DatabaseReady',
            status: 'False',
            reason: 'Starting',
            message: 'MariaDB starts.',
          }),
        ],
      }),
      makeStore({
        conditions: [
          accepted,
          aCondition({
            type: 'DatabaseReady',
            reason: 'Answers',
            message: 'MariaDB answers.',
          }),
        ],
      }),
    ];
    const task = new TestTask();
    const { publish, ...options } = await createOptions({
      stores: {
        getStore: async () => {
          setImmediate(() => publish({ action: 'updated', name: 'demo' }));
          return states.shift()!;
        },
      },
    });

    await expect(
      followStore({
        ...options,
        name: 'demo',
        timeoutMs: 60_000,
        context: task.context({}),
        until: untilReady,
      }),
    ).resolves.toMatchObject({ phase: 'Ready' });
    expect(task.log).toEqual([
      'Accepted is reached: The store was requested.',
      'Store "demo" is Pending.',
      'Store "demo" is Provisioning.',
      'DatabaseReady is not reached yet: MariaDB starts.',
      'DatabaseReady is reached: MariaDB answers.',
      'Store "demo" is Ready.',
    ]);
  });

  it('asks for the caller’s credentials before each call', async () => {
    const phases = ['Provisioning', 'Ready'] as const;
    let call = 0;
    const { publish, ...options } = await createOptions({
      stores: {
        getStore: async () => {
          setImmediate(() => publish({ action: 'updated', name: 'demo' }));
          call += 1;
          return makeStore({ phase: phases[call - 1] });
        },
      },
    });
    const getInitiatorCredentials = jest.fn(async () => ({
      $$type: '@backstage/BackstageCredentials' as const,
      principal: { type: 'user', userEntityRef: `user:default/${call}` },
    }));
    await followStore({
      ...options,
      name: 'demo',
      timeoutMs: 60_000,
      context: new TestTask().context({}, { getInitiatorCredentials }),
      until: untilReady,
    });
    expect(
      options.stores.getStore.mock.calls.map(
        ([, { credentials }]: Parameters<StoreService['getStore']>) =>
          credentials.principal,
      ),
    ).toEqual([
      { type: 'user', userEntityRef: 'user:default/0' },
      { type: 'user', userEntityRef: 'user:default/1' },
    ]);
  });

  it('outlasts a backend that does not answer for a while', async () => {
    const task = new TestTask();
    const { publish, ...options } = await createOptions({ stores: {} });
    options.stores.getStore
      .mockImplementationOnce(async () => {
        setImmediate(() => publish({ action: 'updated', name: 'demo' }));
        throw new TypeError('fetch failed');
      })
      .mockImplementationOnce(async () => {
        setImmediate(() => publish({ action: 'updated', name: 'demo' }));
        throw new TypeError('fetch failed');
      })
      .mockResolvedValueOnce(makeStore());
    await followStore({
      ...options,
      name: 'demo',
      timeoutMs: 60_000,
      context: task.context({}),
      until: untilReady,
    });
    expect(task.log).toEqual([
      'Store "demo" can\'t be read at the moment. Trying again until it can.',
      'Store "demo" is Ready.',
    ]);
  });

  it('ends when the caller may not read the store', async () => {
    const { publish, ...options } = await createOptions({ stores: {} });
    options.stores.getStore.mockRejectedValue(new NotAllowedError('no'));
    await expect(
      followStore({
        ...options,
        name: 'demo',
        timeoutMs: 60_000,
        context: new TestTask().context({}),
        until: untilReady,
      }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('says so when the session has expired', async () => {
    const { publish, ...options } = await createOptions({ stores: {} });
    options.stores.getStore.mockRejectedValue(new AuthenticationError('old'));
    await expect(
      followStore({
        ...options,
        name: 'demo',
        timeoutMs: 60_000,
        context: new TestTask().context({}),
        until: untilReady,
      }),
    ).rejects.toThrow(/session that started this task has expired/);
  });

  it('says where the store stands when the time is over', async () => {
    const { publish, ...options } = await createOptions({
      stores: {
        getStore: async () =>
          makeStore({ phase: 'Provisioning', reason: 'Unschedulable' }),
      },
    });
    await expect(
      followStore({
        ...options,
        name: 'demo',
        timeoutMs: 30,
        context: new TestTask().context({}),
        until: untilReady,
      }),
    ).rejects.toMatchObject({
      name: 'StoreTimeoutError',
      message:
        'Store "demo" took longer than 0.03 seconds. Store "demo" is Provisioning: Unschedulable. No node of the cluster has room for one of the store’s pods. Add nodes, free resources or choose a smaller plan. What was asked of the store goes on; only this task stopped waiting.',
    });
  });

  it.each([
    [1_000, '1 second'],
    [2_500, '2.5 seconds'],
    [60_000, '1 minute'],
    [900_000, '15 minutes'],
  ])('calls %s milliseconds %s', async (timeoutMs, text) => {
    jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
    const { publish, ...options } = await createOptions({ stores: {} });
    await expect(
      followStore({
        ...options,
        name: 'demo',
        timeoutMs,
        context: new TestTask().context({}),
        until: untilReady,
      }),
    ).rejects.toThrow(`Store "demo" took longer than ${text}. It could`);
  });

  it('stops at once when the task is cancelled', async () => {
    const controller = new AbortController();
    const { publish, ...options } = await createOptions({
      stores: {
        getStore: async () => {
          setImmediate(() => controller.abort());
          return makeStore({ phase: 'Provisioning' });
        },
      },
    });
    await expect(
      followStore({
        ...options,
        name: 'demo',
        timeoutMs: 60_000,
        context: new TestTask().context({}, { signal: controller.signal }),
        until: untilReady,
      }),
    ).rejects.toMatchObject({ name: 'WaitCancelledError' });
    expect(options.stores.getStore).toHaveBeenCalledTimes(1);
  });
});
