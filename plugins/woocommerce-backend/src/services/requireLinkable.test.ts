import { mockCredentials } from '@backstage/backend-test-utils';
import { createTestCatalog } from '../__testUtils__/createTestCatalog';
import { requireLinkable } from './requireLinkable';

describe('requireLinkable', () => {
  const credentials = mockCredentials.user();
  const owner = 'group:default/shops';

  function check(options: { entityRef?: string; owner?: unknown } = {}) {
    const { entityRef = 'component:default/bookshop' } = options;
    const catalog = createTestCatalog();
    if ('owner' in options) {
      catalog.getEntityByRef.mockResolvedValue({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { namespace: 'default', name: 'bookshop' },
        spec: { owner: options.owner as string },
      });
    }
    return requireLinkable({ entityRef, owner, catalog, credentials });
  }

  it.each(['group:default/shops', 'shops', 'Group:Default/Shops'])(
    'takes an entity of the owner, written %s',
    async written => {
      await expect(check({ owner: written })).resolves.toBeUndefined();
    },
  );

  it.each<[unknown, string]>([
    ['group:default/others', 'owned by somebody else'],
    ['user:default/shops', 'owned by somebody else'],
    [undefined, 'nobody’s'],
    [42, 'nobody’s'],
  ])('refuses an entity whose owner is %j', async (written, what) => {
    await expect(check({ owner: written })).rejects.toMatchObject({
      name: 'InputError',
      message: `entityRef must be an entity that the store’s owner ${owner} owns, and component:default/bookshop is ${what}`,
    });
  });

  it('refuses what the caller does not see', async () => {
    await expect(
      check({ entityRef: 'component:default/nobody' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message:
        'entityRef must be an entity of the catalog, and component:default/nobody is none',
    });
  });

  it('says when the catalog does not answer', async () => {
    const catalog = createTestCatalog();
    catalog.getEntityByRef.mockRejectedValue(new Error('connect to 10.0.0.7'));
    await expect(
      requireLinkable({
        entityRef: 'component:default/bookshop',
        owner,
        catalog,
        credentials,
      }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });
});
