import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { makePlan } from '../__testUtils__/makePlan';
import { createOptions } from '../__testUtils__/createOptions';
import { TestTask } from '../__testUtils__/TestTask';
import { createDeleteStoreAction } from './deleteStore';

/** A store in memory that is gone once it was read while being deleted. */
async function setUp(existing: Store | undefined) {
  let store = existing;
  const plans: string[] = [];
  const read = (name: string) => {
    if (!store) {
      throw new NotFoundError(`Store "${name}" does not exist`);
    }
    return store;
  };
  const { publish, ...options } = await createOptions({
    stores: {
      getStore: async name => {
        const current = read(name);
        if (current.phase === 'Deleting') {
          store = undefined;
          setImmediate(() => publish({ action: 'deleted', name }));
        }
        return current;
      },
      planStoreDeletion: async name => {
        read(name);
        return makePlan({ hash: `plan-${plans.length + 1}` });
      },
      deleteStore: async (name, { plan }) => {
        plans.push(plan);
        store = { ...read(name), phase: 'Deleting' };
        return store;
      },
    },
  });
  return {
    ...options,
    action: createDeleteStoreAction(options),
    set: (value: Store | undefined) => {
      store = value;
    },
  };
}

describe('woocommerce:store:delete', () => {
  it('waits until nothing is left of the store', async () => {
    const { action } = await setUp(makeStore());
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    expect(task.outputs).toEqual({
      storeName: 'demo',
      namespace: 'store-demo',
      url: 'http://demo.localtest.me',
      adminUrl: 'http://demo.localtest.me/wp-admin/',
      entityRef: 'component:default/demo',
      phase: 'Deleting',
      reachable: false,
      deleted: true,
    });
    expect(task.log).toEqual([
      'Deleting store "demo" takes away: namespace store-demo.',
      'VolumeKept: Volume pvc-1 stays.',
      'Store "demo" is Deleting.',
      'Nothing is left of store "demo".',
    ]);
  });

  it('goes on at once when told so', async () => {
    const { action } = await setUp(makeStore());
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo', wait: false }));
    expect(task.outputs).toMatchObject({ phase: 'Deleting', deleted: false });
  });

  it('is content with a store that it can’t find, but does not say that nothing is left', async () => {
    const { action, stores } = await setUp(undefined);
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    expect(stores.deleteStore).not.toHaveBeenCalled();
    expect(task.outputs).toEqual({ storeName: 'demo', deleted: false });
    expect(task.log).toEqual([
      'There is no store "demo" that you may see. Nothing is done.',
    ]);
  });

  it('is content with a store that goes while it asks', async () => {
    const { action, stores } = await setUp(makeStore());
    stores.deleteStore.mockRejectedValueOnce(new NotFoundError('gone'));
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    expect(task.outputs).toMatchObject({ storeName: 'demo', deleted: true });
  });

  it('repeats the plan, with a key of the task', async () => {
    const { action, stores } = await setUp(makeStore());
    await action.handler(new TestTask().context({ name: 'demo' }));
    expect(stores.deleteStore).toHaveBeenCalledWith(
      'demo',
      { plan: 'plan-1' },
      {
        credentials: mockCredentials.user(),
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    );
  });

  it('makes another plan when the store has grown meanwhile', async () => {
    const { action, stores } = await setUp(makeStore());
    stores.deleteStore.mockRejectedValueOnce(new ConflictError('has grown'));
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    expect(stores.planStoreDeletion).toHaveBeenCalledTimes(2);
    expect(task.outputs).toMatchObject({ deleted: true });
  });

  it('gives up when no plan ever holds', async () => {
    const { action, stores } = await setUp(makeStore());
    stores.deleteStore.mockRejectedValue(new ConflictError('has grown'));
    await expect(
      action.handler(new TestTask().context({ name: 'demo' })),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(stores.deleteStore).toHaveBeenCalledTimes(5);
  });

  it('fails at once when the store is protected', async () => {
    const { action, stores } = await setUp(makeStore());
    stores.planStoreDeletion.mockResolvedValue(
      makePlan({
        blockers: [{ reason: 'Protected', message: 'The store is protected.' }],
      }),
    );
    stores.deleteStore.mockRejectedValue(new ConflictError('is protected'));
    await expect(
      action.handler(new TestTask().context({ name: 'demo' })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Store "demo" is protected from being deleted. Nothing was changed; take the protection away first.',
    });
    expect(stores.planStoreDeletion).toHaveBeenCalledTimes(1);
    expect(stores.deleteStore).not.toHaveBeenCalled();
  });

  it('deletes nothing when the task is cancelled while it plans', async () => {
    const { action, stores } = await setUp(makeStore());
    const controller = new AbortController();
    const { signal } = controller;
    stores.planStoreDeletion.mockImplementationOnce(async () => {
      controller.abort();
      return makePlan();
    });
    await expect(
      action.handler(new TestTask().context({ name: 'demo' }, { signal })),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(stores.deleteStore).not.toHaveBeenCalled();

    const read = ['demo', { credentials: mockCredentials.user(), signal }];
    expect(stores.getStore.mock.calls).toEqual([read, read]);
    expect(stores.planStoreDeletion.mock.calls).toEqual([read]);
  });

  it('fails with the reason when the cluster does not tell what there is', async () => {
    const { action, stores } = await setUp(makeStore());
    stores.planStoreDeletion.mockRejectedValue(
      new ServiceUnavailableError('Cluster local does not answer.'),
    );
    await expect(
      action.handler(new TestTask().context({ name: 'demo' })),
    ).rejects.toThrow('Cluster local does not answer.');
    expect(stores.deleteStore).not.toHaveBeenCalled();
  });

  it('joins a deletion that is under way', async () => {
    const { action, stores } = await setUp(makeStore({ phase: 'Deleting' }));
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo', wait: false }));
    expect(task.outputs).toMatchObject({ deleted: true });
    expect(stores.deleteStore).not.toHaveBeenCalled();
  });

  it('counts a new store of that name as gone', async () => {
    const { action, stores, set } = await setUp(makeStore({ id: 'old' }));
    stores.deleteStore.mockImplementationOnce(async () => {
      set(makeStore({ id: 'new' }));
      return makeStore({ id: 'old', phase: 'Deleting' });
    });
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    expect(task.outputs.deleted).toBe(true);
  });

  it('never deletes a later store of that name when the task is resumed', async () => {
    const { action, stores, set } = await setUp(makeStore({ id: 'old' }));
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    set(makeStore({ id: 'new' }));
    await action.handler(task.context({ name: 'demo' }));
    expect(stores.deleteStore).toHaveBeenCalledTimes(1);
  });

  it('calls nothing in a dry run', async () => {
    const { action, stores } = await setUp(makeStore());
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }, { isDryRun: true }));
    expect(stores.deleteStore).not.toHaveBeenCalled();
    expect(task.outputs).toMatchObject({
      url: 'http://demo.dry-run.invalid',
      deleted: true,
    });
  });
});
