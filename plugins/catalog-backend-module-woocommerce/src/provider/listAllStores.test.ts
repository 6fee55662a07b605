import { mockCredentials } from '@backstage/backend-test-utils';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { FakeStores } from '../__testUtils__/FakeStores';
import { neverAnswer } from '../__testUtils__/neverAnswer';
import { listAllStores } from './listAllStores';

const credentials = mockCredentials.service();
const { signal } = new AbortController();

describe('listAllStores', () => {
  it('reads all pages', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { service: stores } = new FakeStores({
      stores: names.map(name => makeStore({ name })),
      pageSize: 2,
    });
    const all = await listAllStores({ credentials, signal, stores });
    expect(all.map(({ name }) => name)).toEqual(names);
    expect(stores.listStores).toHaveBeenCalledTimes(3);
    expect(stores.listStores).toHaveBeenLastCalledWith(
      { limit: 100, sort: 'name', cursor: 'd' },
      { credentials, signal: expect.any(AbortSignal) },
    );
  });

  it('reads that there are none', async () => {
    const { service: stores } = new FakeStores();
    await expect(
      listAllStores({ credentials, signal, stores }),
    ).resolves.toEqual([]);
  });

  it('refuses a list that is shorter than it says', async () => {
    const { service: stores } = new FakeStores();
    stores.listStores.mockResolvedValue({
      items: [makeStore()],
      totalItems: 2,
    });
    await expect(
      listAllStores({ credentials, signal, stores }),
    ).rejects.toThrow('The list of stores is incomplete: 1 of 2');
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
    const afterCreation = await listAllStores({ credentials, signal, stores });
    expect(afterCreation).toHaveLength(2);
    pages(3, 2);
    const afterDeletion = await listAllStores({ credentials, signal, stores });
    expect(afterDeletion).toHaveLength(2);
  });

  it.each([
    ['the time is over', AbortSignal.abort(), signal],
    ['an answer never comes', signal, AbortSignal.abort()],
  ])('gives up when %s', async (_, ended, timeout) => {
    const { service: stores } = new FakeStores();
    stores.listStores.mockImplementation(neverAnswer);
    jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(timeout);
    await expect(
      listAllStores({ credentials, signal: ended, stores }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('refuses a list that does not end', async () => {
    const { service: stores } = new FakeStores();
    stores.listStores.mockResolvedValue({
      items: [makeStore()],
      totalItems: 1,
      nextCursor: 'demo',
    });
    await expect(
      listAllStores({ credentials, signal, stores }),
    ).rejects.toThrow('does not end');
  });
});
