import { mockCredentials } from '@backstage/backend-test-utils';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { FakeStores } from '../__testUtils__/FakeStores';
import { neverAnswer } from '../__testUtils__/neverAnswer';
import { findStores } from './findStores';

const credentials = mockCredentials.service();

describe('findStores', () => {
  it('tells those that are there from those that are gone', async () => {
    const store = makeStore({ name: 'a' });
    const { service: stores } = new FakeStores({ stores: [store] });
    await expect(
      findStores({ credentials, names: ['a', 'b'], stores }),
    ).resolves.toEqual({ found: [store], gone: ['b'], failures: [] });
  });

  it('gives up on an answer that never comes', async () => {
    const { service: stores } = new FakeStores();
    stores.getStore.mockImplementation(neverAnswer);
    jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
    await expect(
      findStores({ credentials, names: ['a'], stores }),
    ).resolves.toEqual({
      found: [],
      gone: [],
      failures: [expect.objectContaining({ name: 'AbortError' })],
    });
  });
});
