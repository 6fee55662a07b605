import { NotFoundError } from '@backstage/errors';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { createOptions } from '../__testUtils__/createOptions';
import { TestTask } from '../__testUtils__/TestTask';
import { createGetStoreAction } from './getStore';

describe('woocommerce:store:get', () => {
  it('puts out the store', async () => {
    const options = await createOptions({
      stores: { getStore: async () => makeStore({ phase: 'Degraded' }) },
    });
    const task = new TestTask();
    await createGetStoreAction(options).handler(task.context({ name: 'demo' }));
    expect(task.outputs).toEqual({
      storeName: 'demo',
      namespace: 'store-demo',
      url: 'http://demo.localtest.me',
      adminUrl: 'http://demo.localtest.me/wp-admin/',
      entityRef: 'component:default/demo',
      phase: 'Degraded',
      reachable: false,
    });
  });

  it.each([
    ['True', true],
    ['Unknown', false],
  ] as const)(
    'says whether the storefront answers when that is %s',
    async (status, reachable) => {
      const condition = {
        type: 'StorefrontReachable' as const,
        status,
        reason: 'Test',
        message: '',
        lastTransitionTime: '2026-03-02T10:00:00.000Z',
      };
      const options = await createOptions({
        stores: {
          getStore: async () => makeStore({ conditions: [condition] }),
        },
      });
      const task = new TestTask();
      await createGetStoreAction(options).handler(
        task.context({ name: 'demo' }),
      );
      expect(task.outputs).toMatchObject({ reachable });
    },
  );

  it('fails when there is no such store', async () => {
    const { stores } = await createOptions({ stores: {} });
    stores.getStore.mockRejectedValue(new NotFoundError('no store'));
    await expect(
      createGetStoreAction({ stores }).handler(
        new TestTask().context({ name: 'demo' }),
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('makes up a store in a dry run only when there is none', async () => {
    const { stores } = await createOptions({ stores: {} });
    const action = createGetStoreAction({ stores });
    const task = new TestTask();

    stores.getStore.mockRejectedValueOnce(new NotFoundError('no store'));
    await action.handler(task.context({ name: 'demo' }, { isDryRun: true }));
    expect(task.outputs.url).toBe('http://demo.dry-run.invalid');

    stores.getStore.mockResolvedValueOnce(makeStore());
    await action.handler(task.context({ name: 'demo' }, { isDryRun: true }));
    expect(task.outputs.url).toBe('http://demo.localtest.me');
  });
});
