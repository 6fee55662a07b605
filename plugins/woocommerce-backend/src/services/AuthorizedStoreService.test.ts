import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import { storeServiceMock } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { AuthorizedStoreService } from './AuthorizedStoreService';

type Call = (
  service: StoreService,
  options: StoreServiceOptions,
) => Promise<unknown>;

describe('AuthorizedStoreService', () => {
  const options = { credentials: mockCredentials.user() };

  describe.each<[keyof StoreService, string, Call, unknown[]]>([
    ['listStores', 'read', (s, o) => s.listStores({ q: 'a' }, o), [{ q: 'a' }]],
    ['getStore', 'read', (s, o) => s.getStore('demo', o), ['demo']],
    [
      'listStoreEvents',
      'read',
      (s, o) => s.listStoreEvents('demo', o),
      ['demo'],
    ],
    [
      'listStoreOperations',
      'read',
      (s, o) => s.listStoreOperations('demo', o),
      ['demo'],
    ],
    [
      'createStore',
      'create',
      (s, o) => s.createStore({ name: 'demo' }, o),
      [{ name: 'demo' }],
    ],
    ['refreshStore', 'update', (s, o) => s.refreshStore('demo', o), ['demo']],
    ['retryStore', 'update', (s, o) => s.retryStore('demo', o), ['demo']],
    ['verifyStore', 'update', (s, o) => s.verifyStore('demo', o), ['demo']],
    ['upgradeStore', 'update', (s, o) => s.upgradeStore('demo', o), ['demo']],
    ['repairStore', 'update', (s, o) => s.repairStore('demo', o), ['demo']],
    [
      'cancelStoreOperation',
      'update',
      (s, o) => s.cancelStoreOperation('demo', o),
      ['demo'],
    ],
    [
      'planStoreDeletion',
      'delete',
      (s, o) => s.planStoreDeletion('demo', o),
      ['demo'],
    ],
    [
      'deleteStore',
      'delete',
      (s, o) => s.deleteStore('demo', { plan: 'a1' }, o),
      ['demo', { plan: 'a1' }],
    ],
  ])('%s', (method, action, call, args) => {
    const permission = `woocommerce.store.${action}`;

    function setUp(result: AuthorizeResult) {
      const permissions = mockServices.permissions.mock({
        authorize: async () => [
          { result } as { result: AuthorizeResult.ALLOW },
        ],
      });
      const service = storeServiceMock({
        [method]: async () => 'the answer',
      });
      return {
        permissions,
        service,
        authorized: AuthorizedStoreService.create({ permissions, service }),
      };
    }

    it(`lets those through who have ${permission}`, async () => {
      const { permissions, service, authorized } = setUp(AuthorizeResult.ALLOW);
      await expect(call(authorized, options)).resolves.toBe('the answer');
      expect(permissions.authorize).toHaveBeenCalledWith(
        [{ permission: expect.objectContaining({ name: permission }) }],
        { credentials: options.credentials },
      );
      expect(service[method]).toHaveBeenCalledWith(...args, options);
    });

    it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL])(
      'stops the others when the decision is %s',
      async result => {
        const { service, authorized } = setUp(result);
        await expect(call(authorized, options)).rejects.toMatchObject({
          name: 'NotAllowedError',
          message: `You lack the permission ${permission}`,
        });
        expect(service[method]).not.toHaveBeenCalled();
      },
    );
  });
});
