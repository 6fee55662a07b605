import { NotFoundError } from '@backstage/errors';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { createOptions } from '../__testUtils__/createOptions';
import { TestTask } from '../__testUtils__/TestTask';
import { createWaitForStoreAction } from './waitForStore';

describe('woocommerce:store:wait', () => {
  it('waits until the store is ready', async () => {
    const phases = ['Provisioning', 'Degraded', 'Ready'] as const;
    let reads = 0;
    const { publish, ...options } = await createOptions({
      stores: {
        getStore: async name => {
          setImmediate(() => publish({ action: 'updated', name }));
          reads += 1;
          return makeStore({ phase: phases[reads - 1] });
        },
      },
    });
    const task = new TestTask();
    await createWaitForStoreAction(options).handler(
      task.context({ name: 'demo' }),
    );
    expect(task.outputs).toMatchObject({
      storeName: 'demo',
      entityRef: 'component:default/demo',
      phase: 'Ready',
    });
  });

  it('waits for the phase that it is told', async () => {
    const options = await createOptions({
      stores: { getStore: async () => makeStore({ phase: 'Failed' }) },
    });
    const task = new TestTask();
    await createWaitForStoreAction(options).handler(
      task.context({ name: 'demo', phase: 'Failed' }),
    );
    expect(task.outputs.phase).toBe('Failed');
  });

  it.each(['Failed', 'Deleting'] as const)(
    'gives up on a store that is %s',
    async phase => {
      const options = await createOptions({
        stores: { getStore: async () => makeStore({ phase }) },
      });
      await expect(
        createWaitForStoreAction(options).handler(
          new TestTask().context({ name: 'demo' }),
        ),
      ).rejects.toMatchObject({
        name: 'StoreFailedError',
        message: `Store "demo" is ${phase}.`,
      });
    },
  );

  it('gives up on a store that does not exist', async () => {
    const { stores, ...options } = await createOptions({ stores: {} });
    stores.getStore.mockRejectedValue(new NotFoundError('no store'));
    await expect(
      createWaitForStoreAction({ ...options, stores }).handler(
        new TestTask().context({ name: 'demo' }),
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('does not wait in a dry run', async () => {
    const options = await createOptions({ stores: {} });
    const task = new TestTask();
    await createWaitForStoreAction(options).handler(
      task.context({ name: 'demo' }, { isDryRun: true }),
    );
    expect(options.stores.getStore).not.toHaveBeenCalled();
    expect(task.outputs).toMatchObject({ storeName: 'demo', phase: 'Ready' });
  });
});
