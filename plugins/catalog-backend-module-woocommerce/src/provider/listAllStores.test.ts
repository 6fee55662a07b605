import { mockCredentials } from '@backstage/backend-test-utils';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { FakeStores } from '../__testUtils__/FakeStores';
import { listAllStores } from './listAllStores';

const credentials = mockCredentials.service();

describe('listAllStores', () => {
  it('reads all pages', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { service: stores } = new FakeStores({
      stores: names.map(name => makeStore({ name })),
      pageSize: 2,
    });
    const all = await listAllStores({ credentials, stores });
    expect(all.map(({ name }) => name)).toEqual(names);
    expect(stores.listStores).toHaveBeenCalledTimes(3);
    expect(stores.listStores).toHaveBeenLastCalledWith(
      { limit: 100, sort: 'name', cursor: 'd' },
      { credentials },
    );
  });

  it('reads that there are none', async () => {
    const { service: stores } = new FakeStores();
    await expect(listAllStores({ credentials, stores })).resolves.toEqual([]);
  });

  it('refuses a list that is shorter than it says', async () => {
    const { service: stores } = new FakeStores();
    stores.listStores.mockResolvedValue({
      items: [makeStore()],
      totalItems: 2,
    });
    await expect(listAllStores({ credentials, stores })).rejects.toThrow(
      'The list of stores is incomplete: 1 of 2',
    );
  });

  it('takes no offence at stores that come or go meanwhile', async () => {
    const { service: stores } = new FakeStores();
    const pages = (...totals: number[]) =>
      totals.forEach((totalItems, index) =>
        stores.listStores.mockResolvedValueOnce({
          items: [makeStore({ name: `store-${index}` })],
          totalItems,
          nextCursor: index < totals.length - 1 ? `${index}` : undefined,
        }),
      );
    pages(2, 3);
    const afterCreation = await listAllStores({ credentials, stores });
    expect(afterCreation).toHaveLength(2);
    pages(3, 2);
    const afterDeletion = await listAllStores({ credentials, stores });
    expect(afterDeletion).toHaveLength(2);
  });

  it('refuses a list that does not end', async () => {
    const { service: stores } = new FakeStores();
    stores.listStores.mockResolvedValue({
      items: [makeStore()],
      totalItems: 1,
      nextCursor: 'demo',
    });
    await expect(listAllStores({ credentials, stores })).rejects.toThrow(
      'does not end',
    );
  });
});
