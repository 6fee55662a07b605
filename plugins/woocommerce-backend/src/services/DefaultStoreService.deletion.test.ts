import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { createTestCatalog } from '../__testUtils__/createTestCatalog';
import { FakeStoreInspector } from '../__testUtils__/FakeStoreInspector';
import { FakeStoreTrigger } from '../__testUtils__/FakeStoreTrigger';
import { testConfig } from '../__testUtils__/testConfig';
import {
  createTestDatabases,
  createTestRepository,
} from '../__testUtils__/testDatabases';
import { StoreInventory } from '../cluster/StoreInventory';
import { StoreRepository } from '../database';
import { DefaultStoreService } from './DefaultStoreService';
import { ChangedStore } from './StoreChangePublisher';

/** What is different in the cluster since a plan was made. */
type Change = (inventory: Partial<StoreInventory>) => Partial<StoreInventory>;

describe('DefaultStoreService on stores that are to go', () => {
  const databases = createTestDatabases();
  const user = { credentials: mockCredentials.user('user:default/ada') };
  const service = { credentials: mockCredentials.service('plugin:other') };

  let database: Knex;
  let repository: StoreRepository;
  let trigger: FakeStoreTrigger;
  let inspector: FakeStoreInspector;
  let changes: ChangedStore[];
  let stores: DefaultStoreService;

  beforeEach(async () => {
    database = await databases.init('SQLITE_3');
    repository = await createTestRepository(database);
    trigger = new FakeStoreTrigger();
    inspector = new FakeStoreInspector();
    changes = [];
    stores = DefaultStoreService.create({
      gate: { findReady: async ({ clusters }) => [...clusters] },
      auth: mockServices.auth(),
      catalog: createTestCatalog(),
      config: testConfig,
      repository,
      trigger,
      inspector,
      publisher: { publish: async change => void changes.push(change) },
    });
    await stores.createStore({ name: 'demo' }, user);
    const { id } = (await repository.findStore('demo'))!;
    inspector.inventory = {
      namespace: { uid: 'uid', storeId: id, terminating: false, blockers: [] },
      release: { revision: 1, status: 'deployed', modifiedAt: new Date() },
      volumeClaims: [
        { name: 'data', size: '2Gi', volume: 'pvc-1', reclaimPolicy: 'Delete' },
        { name: 'wp', size: '1Gi', volume: 'pvc-2', reclaimPolicy: 'Retain' },
      ],
    };
    trigger.calls.length = 0;
    changes.length = 0;
  });

  async function planDeletion(): Promise<{ plan: string }> {
    const { hash } = await stores.planStoreDeletion('demo', user);
    return { plan: hash };
  }

  it('goes as a plan has said, and cancels what is going on', async () => {
    const notes: object[] = [];
    const request = await planDeletion();
    expect(changes).toEqual([]);
    const deleted = await stores.deleteStore('demo', request, {
      ...service,
      note: meta => notes.push(meta),
    });
    expect(deleted).toMatchObject({
      phase: 'Deleting',
      operation: { kind: 'delete', status: 'Queued', actor: 'plugin:other' },
    });
    expect(trigger.calls).toEqual(['interrupt demo']);
    expect(changes).toHaveLength(1);
    expect(notes).toEqual([
      {
        operationId: deleted.operation.id,
        changed: true,
        leftovers: ['pvc-2'],
      },
    ]);
  });

  it.each<[string, Change, string]>([
    [
      'a volume is there that the plan did not name',
      ({ volumeClaims = [] }) => ({
        volumeClaims: [...volumeClaims, { name: 'backup', size: '10Gi' }],
      }),
      'the volume claims are data (2Gi), wp (1Gi, kept), backup (10Gi)',
    ],
    [
      'a volume has grown',
      ({ volumeClaims = [] }) => ({
        volumeClaims: [{ ...volumeClaims[0], size: '20Gi' }],
      }),
      'the volume claims are data (20Gi)',
    ],
    [
      'the release is another revision',
      ({ release }) => ({ release: { ...release!, revision: 2 } }),
      'the release is store-demo in revision 2',
    ],
    [
      'the release is gone',
      () => ({ release: undefined }),
      'there is no release',
    ],
    [
      'the shop answers at another address',
      () => ({ hosts: ['shop.example.com'] }),
      'the hosts are shop.example.com',
    ],
    [
      'the namespace is another one',
      ({ namespace }) => ({ namespace: { ...namespace!, uid: 'another' } }),
      'the namespace is store-demo with the UID another',
    ],
  ])('stays when %s', async (_, change, difference) => {
    const request = await planDeletion();
    const { inventory } = inspector;
    inspector.inventory = { ...inventory, ...change(inventory) };
    await expect(
      stores.deleteStore('demo', request, user),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: `plan is not what the cluster holds of store "demo": ${difference}. Nothing was changed; make a new plan and look at it.`,
    });
    await expect(stores.getStore('demo', user)).resolves.toMatchObject({
      phase: 'Pending',
      operation: { kind: 'provision' },
    });
    expect(trigger.calls).toEqual([]);
    expect(changes).toEqual([]);
    await stores.deleteStore('demo', await planDeletion(), user);
  });

  it('stays when the cluster does not tell what there is', async () => {
    const request = await planDeletion();
    inspector.error = new ServiceUnavailableError('Try again when it does.');
    await expect(stores.planStoreDeletion('demo', user)).rejects.toBe(
      inspector.error,
    );
    await expect(stores.deleteStore('demo', request, user)).rejects.toBe(
      inspector.error,
    );
    await expect(stores.getStore('demo', user)).resolves.toMatchObject({
      phase: 'Pending',
    });
  });

  it('goes on going when it is asked for once more, whatever the plan', async () => {
    const first = await stores.deleteStore('demo', await planDeletion(), user);
    inspector.error = new ServiceUnavailableError('away');
    const notes: object[] = [];
    await expect(
      stores.deleteStore(
        'demo',
        { plan: 'old' },
        { ...service, note: meta => notes.push(meta) },
      ),
    ).resolves.toMatchObject(first);
    expect(notes).toEqual([
      { operationId: first.operation.id, changed: false },
    ]);
    expect(trigger.calls).toHaveLength(1);
    expect(changes).toHaveLength(1);
  });

  it('goes once when many ask at the same time', async () => {
    const request = await planDeletion();
    const notes: { changed?: boolean }[] = [];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        stores.deleteStore('demo', request, {
          ...user,
          ...(index % 2 === 0 && { idempotencyKey: `key-${index}` }),
          note: meta => notes.push(meta),
        }),
      ),
    );
    expect(new Set(results.map(({ operation }) => operation.id)).size).toBe(1);
    expect(notes).toHaveLength(20);
    expect(notes.filter(({ changed }) => changed)).toHaveLength(1);
    expect(trigger.calls).toEqual(['interrupt demo']);
    await expect(database('operations')).resolves.toHaveLength(2);
  });

  it('leaves a protected store alone until somebody takes that away', async () => {
    await stores.updateStore('demo', { protected: true }, user);
    await expect(stores.planStoreDeletion('demo', user)).resolves.toMatchObject(
      {
        blockers: [expect.objectContaining({ reason: 'Protected' })],
      },
    );
    const request = await planDeletion();
    await expect(
      stores.deleteStore('demo', request, user),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Store "demo" is protected from being deleted. Nothing was changed; take the protection away first.',
    });
    await expect(stores.getStore('demo', user)).resolves.toMatchObject({
      phase: 'Pending',
    });
    await stores.updateStore('demo', { protected: false }, user);
    await expect(
      stores.deleteStore('demo', request, user),
    ).resolves.toMatchObject({ phase: 'Deleting' });
    await expect(
      stores.updateStore('demo', { protected: true }, user),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'Store "demo" is being deleted',
    });
  });

  it('is unknown when there is none of that name', async () => {
    for (const call of [
      stores.planStoreDeletion('nobody', user),
      stores.deleteStore('nobody', { plan: 'a1' }, user),
    ]) {
      await expect(call).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });
});
