import { NotFoundError } from '@backstage/errors';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { createOptions } from '../__testUtils__/createOptions';
import { TestTask } from '../__testUtils__/TestTask';
import { createDeleteStoreAction } from './deleteStore';

/** A store in memory that is gone once it was read while being deleted. */
async function setUp(existing: Store | undefined) {
  let store = existing;
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
      deleteStore: async name => {
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
      deleted: true,
    });
    expect(task.log).toEqual([
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

  it('is content with a store that does not exist', async () => {
    const { action, stores } = await setUp(undefined);
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    expect(stores.deleteStore).not.toHaveBeenCalled();
    expect(task.outputs).toEqual({ storeName: 'demo', deleted: true });
  });

  it('is content with a store that goes while it asks', async () => {
    const { action, stores } = await setUp(makeStore());
    stores.deleteStore.mockRejectedValueOnce(new NotFoundError('gone'));
    const task = new TestTask();
    await action.handler(task.context({ name: 'demo' }));
    expect(task.outputs).toMatchObject({ storeName: 'demo', deleted: true });
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
