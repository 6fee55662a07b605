import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  STORE_REASONS,
  StoreEvent,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import {
  makeStore,
  storeServiceMock,
} from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { newStore } from '../__testUtils__/testDatabases';
import { StoreRecord } from '../database';
import { AuthorizedStoreService } from './AuthorizedStoreService';
import { CallOptions } from './CallOptions';

type Call = (
  service: StoreService,
  options: StoreServiceOptions,
) => Promise<unknown>;

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Only what somebody owns. */
const ownedBy = (...claims: string[]): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'woocommerce',
  resourceType: 'woocommerce-store',
  conditions: {
    rule: 'IS_OWNER',
    resourceType: 'woocommerce-store',
    params: { claims },
  },
});
const TO_OWNER = ownedBy('group:default/shops');
const TO_OTHERS = ownedBy('group:default/others');

/** What nobody is to read who lacks the permission. */
const SAID = 'what it has said';

const evidence = [{ kind: 'Pod', name: 'shop', message: SAID }];
const operation: StoreOperation = {
  ...makeStore().operation,
  status: 'Failed',
  reason: 'HelmFailed',
  message: SAID,
  evidence,
  steps: [
    {
      name: 'install-release',
      status: 'Failed',
      attempts: 1,
      message: SAID,
      startedAt: '2026-11-24T12:00:00.123Z',
    },
  ],
};
const store = makeStore({
  owner: 'group:default/shops',
  phase: 'Failed',
  reason: 'CrashLooping',
  message: SAID,
  evidence,
  conditions: [
    {
      type: 'ReleaseDeployed',
      status: 'False',
      reason: 'HelmFailed',
      message: SAID,
      lastTransitionTime: '2026-11-24T12:00:00.123Z',
    },
  ],
  operation,
  verification: {
    level: 'checkout',
    passed: false,
    rung: 'checkout',
    step: 'place-order',
    message: SAID,
    answer: SAID,
    durationsMs: {},
    verifiedAt: '2026-11-24T12:00:00.123Z',
    releaseRevision: 1,
  },
});
const events: StoreEvent[] = [
  {
    id: '2',
    type: 'Warning',
    reason: 'HelmFailed',
    message: `Step install-release failed: ${SAID}`,
    createdAt: '2026-11-24T12:00:00.123Z',
  },
  {
    id: '1',
    type: 'Normal',
    reason: 'Requested',
    message: 'user:default/ada requested the store.',
    createdAt: '2026-11-24T12:00:00.123Z',
  },
];

describe('AuthorizedStoreService', () => {
  const options = { credentials: mockCredentials.user() };

  function setUp(decisions: Record<string, PolicyDecision> = {}) {
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async requests =>
        requests.map(
          ({ permission }) =>
            decisions[permission.name.replace('woocommerce.store.', '')] ??
            ALLOW,
        ),
    });
    const findStore = async (name: string) => {
      if (name !== 'demo') {
        throw new NotFoundError(`There is no store "${name}"`);
      }
      return store;
    };
    const service = storeServiceMock({
      listStores: async () => ({ items: [store], totalItems: 1 }),
      createStore: async (_request, call: CallOptions) => {
        call.admit?.(store);
        return store;
      },
      getStore: findStore,
      listStoreEvents: async () => events,
      listStoreOperations: async () => [operation],
      refreshStore: findStore,
      retryStore: findStore,
      verifyStore: findStore,
      upgradeStore: findStore,
      repairStore: findStore,
      cancelStoreOperation: findStore,
      updateStore: findStore,
      deleteStore: findStore,
    });
    const record = {
      ...newStore({ owner: store.owner }),
      updatedAt: new Date(store.updatedAt),
      status: { phase: store.phase },
    } as StoreRecord;
    const repository = {
      lookUpStore: jest.fn(async (name: string) =>
        name === 'demo' ? record : undefined,
      ),
    };
    const authorized = AuthorizedStoreService.create({
      policy: permissions,
      repository,
      service,
    });
    return { authorized, permissions, record, repository, service };
  }

  const calls: [keyof StoreService, string, Call, unknown[]][] = [
    ['getStore', 'read', (s, o) => s.getStore('demo', o), []],
    ['listStoreEvents', 'read', (s, o) => s.listStoreEvents('demo', o), []],
    [
      'listStoreOperations',
      'read',
      (s, o) => s.listStoreOperations('demo', o),
      [],
    ],
    ['refreshStore', 'refresh', (s, o) => s.refreshStore('demo', o), []],
    ['retryStore', 'retry', (s, o) => s.retryStore('demo', o), []],
    ['verifyStore', 'verify', (s, o) => s.verifyStore('demo', o), []],
    ['upgradeStore', 'upgrade', (s, o) => s.upgradeStore('demo', o), []],
    ['repairStore', 'repair', (s, o) => s.repairStore('demo', o), []],
    [
      'cancelStoreOperation',
      'cancel',
      (s, o) => s.cancelStoreOperation('demo', o),
      [],
    ],
    [
      'updateStore',
      'update',
      (s, o) => s.updateStore('demo', { protected: true }, o),
      [{ protected: true }],
    ],
    [
      'planStoreDeletion',
      'delete',
      (s, o) => s.planStoreDeletion('demo', o),
      [],
    ],
    [
      'deleteStore',
      'delete',
      (s, o) => s.deleteStore('demo', { plan: 'a1' }, o),
      [{ plan: 'a1' }],
    ],
  ];

  describe.each(calls)('%s', (method, action, call, args) => {
    const permission = `woocommerce.store.${action}`;

    it.each([
      ['allowed', ALLOW],
      ['allowed for what the caller owns', TO_OWNER],
    ])(`is done when ${permission} is %s`, async (_, decision) => {
      const { authorized, permissions, record, service } = setUp({
        [action]: decision,
      });
      await call(authorized, options);
      expect(permissions.authorizeConditional).toHaveBeenCalledWith(
        expect.arrayContaining([
          { permission: expect.objectContaining({ name: permission }) },
        ]),
        { credentials: options.credentials },
      );
      expect(service[method]).toHaveBeenLastCalledWith('demo', ...args, {
        ...options,
        // So that no other store of that name will do.
        seen: record,
      });
    });

    it('is as if there were no such store for those who may not read it', async () => {
      const { authorized, service } = setUp({ read: TO_OTHERS });
      const foreign = call(authorized, options);
      await expect(foreign).rejects.toMatchObject({
        name: 'NotFoundError',
        message: 'There is no store "demo"',
      });
      expect(service[method]).not.toHaveBeenCalled();
    });

    it('says nothing of any store to those who may read none', async () => {
      const { authorized, repository } = setUp({ read: DENY });
      await expect(call(authorized, options)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: 'You lack the permission woocommerce.store.read',
      });
      expect(repository.lookUpStore).not.toHaveBeenCalled();
    });
  });

  describe.each(calls.filter(([, action]) => action !== 'read'))(
    '%s',
    (method, action, call) => {
      const permission = `woocommerce.store.${action}`;

      it.each([
        ['denied', DENY],
        ['allowed for other stores', TO_OTHERS],
      ])(`is refused when ${permission} is %s`, async (_, decision) => {
        const { authorized, service } = setUp({ [action]: decision });
        await expect(call(authorized, options)).rejects.toMatchObject({
          name: 'NotAllowedError',
          message: `You lack the permission ${permission} for store "demo"`,
        });
        expect(service[method]).not.toHaveBeenCalled();
      });
    },
  );

  describe('createStore', () => {
    const create: Call = (s, o) => s.createStore({ name: 'demo' }, o);

    it.each([
      ['allowed', ALLOW],
      ['allowed for what the caller owns', TO_OWNER],
    ])('is done when it is %s', async (_, decision) => {
      const { authorized } = setUp({ create: decision });
      await expect(create(authorized, options)).resolves.toEqual(store);
    });

    it('is refused before anything is looked at when it is denied', async () => {
      const { authorized, service } = setUp({ create: DENY });
      await expect(create(authorized, options)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: 'You lack the permission woocommerce.store.create',
      });
      expect(service.createStore).not.toHaveBeenCalled();
    });

    it('is refused for stores that others would own', async () => {
      const { authorized } = setUp({ create: TO_OTHERS });
      await expect(create(authorized, options)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message:
          'You lack the permission woocommerce.store.create for a store of plan demo that group:default/shops owns',
      });
    });
  });

  describe('createStore, once more', () => {
    it('says nothing of the store to those who may not read it any more', async () => {
      const { authorized, service } = setUp({ read: TO_OTHERS });
      service.createStore.mockImplementation(async (_request, call) => {
        (call as CallOptions).note?.({ changed: false });
        return store;
      });
      await expect(
        authorized.createStore({ name: 'demo' }, options),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  });

  describe.each<[keyof StoreService, Call]>([
    ['listPlans', (s, o) => s.listPlans({}, o)],
    ['listQuotas', (s, o) => s.listQuotas({}, o)],
    ['checkStoreName', (s, o) => s.checkStoreName('demo', o)],
  ])('%s', (method, call) => {
    it('is for those who may request stores, at least some', async () => {
      for (const create of [ALLOW, TO_OWNER]) {
        const { authorized, service } = setUp({ create });
        service.listQuotas.mockResolvedValue([]);
        await call(authorized, options);
        expect(service[method]).toHaveBeenCalledTimes(1);
      }
    });

    it('is refused when that is denied', async () => {
      const { authorized, service } = setUp({ create: DENY });
      await expect(call(authorized, options)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: 'You lack the permission woocommerce.store.create',
      });
      expect(service[method]).not.toHaveBeenCalled();
    });
  });

  describe('listStores', () => {
    it.each([
      ['all when that is allowed', ALLOW, undefined],
      [
        'those that the caller may read',
        TO_OWNER,
        { field: 'owner', values: ['group:default/shops'] },
      ],
    ])('lists %s', async (_, read, criteria) => {
      const { authorized, service } = setUp({ read });
      await authorized.listStores({ q: 'a' }, options);
      expect(service.listStores).toHaveBeenCalledWith(
        { q: 'a' },
        { ...options, criteria },
      );
    });

    it('is refused when reading is denied', async () => {
      const { authorized, service } = setUp({ read: DENY });
      await expect(authorized.listStores({}, options)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: 'You lack the permission woocommerce.store.read',
      });
      expect(service.listStores).not.toHaveBeenCalled();
    });
  });

  describe.each([
    ['denied', DENY, false],
    ['allowed for other stores', TO_OTHERS, false],
    ['allowed for what the caller owns', TO_OWNER, true],
  ])('when woocommerce.store.logs is %s', (_, logs, areShown) => {
    const what = areShown ? 'shows' : 'hides';

    it.each<[string, Call]>([
      ['getStore', (s, o) => s.getStore('demo', o)],
      ['refreshStore', (s, o) => s.refreshStore('demo', o)],
      ['retryStore', (s, o) => s.retryStore('demo', o)],
      ['createStore', (s, o) => s.createStore({ name: 'demo' }, o)],
      ['listStores', (s, o) => s.listStores({}, o)],
      ['listStoreOperations', (s, o) => s.listStoreOperations('demo', o)],
      ['listStoreEvents', (s, o) => s.listStoreEvents('demo', o)],
    ])(`%s ${what} what the store has said`, async (__, call) => {
      const { authorized } = setUp({ logs });
      const answer = JSON.stringify(await call(authorized, options));
      expect(answer.includes(SAID)).toBe(areShown);
    });

    it('still says what is the matter', async () => {
      const { authorized } = setUp({ logs });
      const answer = await authorized.getStore('demo', options);
      expect(answer.reason).toBe('CrashLooping');
      expect(answer.message).toBe(
        areShown ? SAID : STORE_REASONS.CrashLooping.summary,
      );
      const [, requested] = await authorized.listStoreEvents('demo', options);
      expect(requested.message).toBe('user:default/ada requested the store.');
    });
  });
});
