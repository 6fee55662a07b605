import { mockCredentials } from '@backstage/backend-test-utils';
import { createTestCatalog } from '../__testUtils__/createTestCatalog';
import { requireOwner } from './requireOwner';

describe('requireOwner', () => {
  const credentials = mockCredentials.user();

  it('asks the catalog as the caller', async () => {
    const catalog = createTestCatalog();
    await requireOwner({ owner: 'group:default/shops', catalog, credentials });
    expect(catalog.getEntityByRef).toHaveBeenCalledWith('group:default/shops', {
      credentials,
    });
  });

  it('refuses an owner that the catalog does not know', async () => {
    await expect(
      requireOwner({
        owner: 'group:default/nobody',
        catalog: createTestCatalog(),
        credentials,
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message:
        'owner must be a group or user of the catalog, and group:default/nobody is none',
    });
  });

  it('says when the catalog does not answer, without its words', async () => {
    const catalog = createTestCatalog();
    catalog.getEntityByRef.mockRejectedValue(new Error('connect to 10.0.0.7'));
    await expect(
      requireOwner({ owner: 'group:default/shops', catalog, credentials }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.not.stringContaining('10.0.0.7'),
    });
  });
});
