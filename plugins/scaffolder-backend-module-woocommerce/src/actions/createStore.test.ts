import { mockCredentials } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  CreateStoreRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { createOptions } from '../__testUtils__/createOptions';
import { TestTask } from '../__testUtils__/TestTask';
import { createCreateStoreAction } from './createStore';

/**
 * Stores in memory that become ready as soon as they were read once, and that
 * know a request again which is made once more.
 */
async function setUp(setup: { existing?: Store } = {}) {
  let store = setup.existing;
  let ids = 0;
  const requests = new Map<string, Store>();
  const { publish, ...options } = await createOptions({
    stores: {
      createStore: async (
        request: CreateStoreRequest,
        { idempotencyKey = '' }: StoreServiceOptions,
      ) => {
        const before = requests.get(idempotencyKey);
        if (before) {
          return before;
        }
        if (store) {
          throw new ConflictError(`Store "${request.name}" exists already`);
        }
        ids += 1;
        store = makeStore({ ...request, id: `id-${ids}`, phase: 'Pending' });
        requests.set(idempotencyKey, store);
        return store;
      },
      getStore: async (name: string) => {
        if (!store) {
          throw new NotFoundError(`Store "${name}" does not exist`);
        }
        const read = store;
        if (store.phase === 'Pending') {
          store = { ...store, phase: 'Ready' };
          setImmediate(() => publish({ action: 'updated', name }));
        }
        return read;
      },
    },
  });
  return {
    ...options,
    action: createCreateStoreAction(options),
    set: (value: Store | undefined) => {
      store = value;
    },
  };
}

describe('woocommerce:store:create', () => {
  it('requests the store on behalf of the caller and goes on', async () => {
    const { action, stores } = await setUp();
    const task = new TestTask();
    await action.handler(
      task.context({
        name: 'demo',
        title: ' Demo shop ',
        blueprint: 'germany-b2c',
      }),
    );

    expect(stores.createStore).toHaveBeenCalledTimes(1);
    expect(stores.createStore).toHaveBeenCalledWith(
      { name: 'demo', title: 'Demo shop', blueprint: 'germany-b2c' },
      {
        credentials: mockCredentials.user(),
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    );
    expect(task.outputs).toEqual({
      storeName: 'demo',
      namespace: 'store-demo',
      url: 'http://demo.localtest.me',
      adminUrl: 'http://demo.localtest.me/wp-admin/',
      entityRef: 'component:default/demo',
      phase: 'Pending',
      reachable: false,
    });
  });

  it('leaves out what a form left empty', async () => {
    const { action, stores } = await setUp();
    await action.handler(
      new TestTask().context({
        name: 'demo',
        owner: '',
        plan: ' ',
        blueprint: '',
      }),
    );
    expect(stores.createStore).toHaveBeenCalledWith(
      { name: 'demo' },
      expect.anything(),
    );
  });

  it('waits until the store is ready', async () => {
    const { action } = await setUp();
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo', wait: true }));
    expect(task.outputs).toMatchObject({ storeName: 'demo', phase: 'Ready' });
    expect(task.log).toEqual([
      'Store "demo" is accepted. It will live in namespace store-demo.',
      'Store "demo" is Ready.',
    ]);
  });

  it('puts out the entity that the store is linked to', async () => {
    const { action } = await setUp();
    const task = new TestTask();
    await action.handler(
      task.context({ name: 'demo', entityRef: 'system:default/retail' }),
    );
    expect(task.outputs.entityRef).toBe('system:default/retail');
  });

  it('fails with reason, message and hint when the store fails', async () => {
    const { action, stores } = await setUp();
    const task = new TestTask();
    stores.getStore.mockImplementation(async () =>
      makeStore({
        id: 'id-1',
        phase: 'Failed',
        reason: 'ImagePullFailed',
        message: 'wordpress:0 does not exist',
        hint: 'Check the image.',
      }),
    );
    await expect(
      action.handler(task.context({ name: 'demo', wait: true })),
    ).rejects.toMatchObject({
      name: 'StoreFailedError',
      message:
        'Store "demo" is Failed: ImagePullFailed. wordpress:0 does not exist. Check the image.',
    });
    expect(task.outputs).toEqual({});
  });

  it.each([
    [{ name: 'Demo' }, /"name" must consist of/],
    [{ name: 'store-x' }, /"name" must not start with/],
    [{ name: 'demo', timeout: 'soon' }, /"timeout" must be a duration/],
  ])('refuses %j before it asks for anything', async (input, message) => {
    const { action, stores } = await setUp();
    await expect(
      action.handler(new TestTask().context(input)),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect(stores.createStore).not.toHaveBeenCalled();
  });

  it('asks for nothing when the task is cancelled already', async () => {
    const { action, stores } = await setUp();
    await expect(
      action.handler(
        new TestTask().context(
          { name: 'demo' },
          { signal: AbortSignal.abort() },
        ),
      ),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(stores.createStore).not.toHaveBeenCalled();
  });

  it('calls nothing in a dry run and marks what it makes up', async () => {
    const { action, stores } = await setUp();
    const task = new TestTask();
    await action.handler(
      task.context({ name: 'demo', wait: true }, { isDryRun: true }),
    );
    expect(stores.createStore).not.toHaveBeenCalled();
    expect(task.outputs).toEqual({
      storeName: 'demo',
      namespace: 'store-demo',
      url: 'http://demo.dry-run.invalid',
      adminUrl: 'http://demo.dry-run.invalid/wp-admin/',
      entityRef: 'component:default/demo',
      phase: 'Ready',
      reachable: false,
    });
    expect(task.log).toEqual([expect.stringContaining('Dry run')]);
  });

  describe('when the name is taken', () => {
    it('fails, also when the same user has the store', async () => {
      const { action } = await setUp({ existing: makeStore() });
      await expect(
        action.handler(new TestTask().context({ name: 'demo' })),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('fails again when the task is retried', async () => {
      const { action } = await setUp({ existing: makeStore() });
      const task = new TestTask();
      for (const _ of ['first', 'retry']) {
        await expect(
          action.handler(task.context({ name: 'demo' })),
        ).rejects.toMatchObject({ name: 'ConflictError' });
      }
    });
  });

  describe('in a task that is resumed', () => {
    it('asks once when the request was written down', async () => {
      const { action, stores } = await setUp();
      const task = new TestTask();
      await action.handler(task.context({ name: 'demo' }));
      await action.handler(task.context({ name: 'demo' }));
      expect(stores.createStore).toHaveBeenCalledTimes(1);
    });

    it('knows its own store again when the backend died in between', async () => {
      const { action } = await setUp();
      const task = new TestTask();
      task.crashIn = 'create';
      await expect(
        action.handler(task.context({ name: 'demo' })),
      ).rejects.toThrow('The backend died');

      task.crashIn = undefined;
      await action.handler(task.context({ name: 'demo', wait: true }));
      expect(task.outputs).toMatchObject({ storeName: 'demo', phase: 'Ready' });
    });

    it('makes the same request, and no other task or step does', async () => {
      const { action, stores, set } = await setUp();
      const keyOf = async (context: object) => {
        const task = new TestTask();
        set(undefined);
        await action
          .handler(task.context({ name: 'demo' }, context))
          .catch(() => {});
        return stores.createStore.mock.lastCall?.[1].idempotencyKey;
      };
      const task = { id: 'task-1' };
      const step = { id: 'make it, please', name: 'Make it' };
      const key = await keyOf({ task, step });
      await expect(keyOf({ task, step })).resolves.toBe(key);
      await expect(keyOf({ task: { id: 'task-2' }, step })).resolves.not.toBe(
        key,
      );
      await expect(
        keyOf({ task, step: { ...step, id: 'other' } }),
      ).resolves.not.toBe(key);
    });

    it('does not take another store for its own', async () => {
      const { action, set } = await setUp();
      const task = new TestTask();
      task.crashIn = 'create';
      await expect(
        action.handler(task.context({ name: 'demo' })),
      ).rejects.toThrow('The backend died');

      set(makeStore({ id: 'another' }));
      task.crashIn = undefined;
      await expect(
        action.handler(task.context({ name: 'demo' })),
      ).rejects.toThrow(/has been deleted/);
    });

    it('does not go on with a later store of that name', async () => {
      const { action, set } = await setUp();
      const task = new TestTask();
      await action.handler(task.context({ name: 'demo' }));
      set(makeStore({ id: 'another' }));
      await expect(
        action.handler(task.context({ name: 'demo' })),
      ).rejects.toThrow(/has been deleted/);
    });
  });
});
