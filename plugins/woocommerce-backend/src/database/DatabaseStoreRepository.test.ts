import { StoreCondition } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import {
  claimOf,
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import { placeAt } from '../__testUtils__/placeAt';
import { DatabaseStoreRepository } from './DatabaseStoreRepository';
import { NewStoreEvent, StoreRecord } from './StoreRepository';

const DEADLINE_MS = 600_000;

const condition: StoreCondition = {
  type: 'Accepted',
  status: 'True',
  reason: 'Accepted',
  message: 'The request was accepted.',
  lastTransitionTime: '2026-11-24T12:00:00.123Z',
};

function event(reason: string): NewStoreEvent {
  return { type: 'Normal', reason, message: `${reason}.` };
}

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'DatabaseStoreRepository on %s',
  id => {
    let database: Knex;
    let repository: DatabaseStoreRepository;

    beforeEach(async () => {
      database = await databases.init(id);
      repository = await createTestRepository(database);
    });

    function create(
      overrides?: Parameters<typeof newStore>[0],
    ): Promise<StoreRecord> {
      return repository.createStore({
        placement: placeAt(newStore(overrides)),
        deadlineMs: DEADLINE_MS,
        event: event('Requested'),
      });
    }

    function remove(storeId: string): Promise<StoreRecord> {
      return repository.startOperation({
        storeId,
        kind: 'delete',
        actor: 'user:default/bob',
        deadlineMs: DEADLINE_MS,
        phase: 'Deleting',
        event: event('DeletionRequested'),
      });
    }

    describe('createStore', () => {
      it('records the store, its operation and the event', async () => {
        const before = Date.now();
        const store = await create({ entityRef: 'component:default/shop' });

        expect(store).toEqual({
          ...newStore({ entityRef: 'component:default/shop' }),
          queuePosition: 1,
          createdAt: expect.any(Date),
          updatedAt: store.createdAt,
          status: { phase: 'Pending', conditions: [] },
          operation: {
            id: expect.stringMatching(/^[0-9a-f-]{36}$/),
            kind: 'provision',
            status: 'Running',
            attempts: 0,
            deadline: new Date(store.createdAt.getTime() + DEADLINE_MS),
            actor: 'user:default/ada',
            releaseApplied: false,
            steps: [],
            createdAt: store.createdAt,
          },
        });
        expect(store.createdAt.getTime()).toBeGreaterThanOrEqual(before);
        expect(store.createdAt.getTime()).toBeLessThanOrEqual(Date.now());
        await expect(repository.findStore('demo')).resolves.toEqual(store);
        await expect(repository.listStoreEvents(store.id)).resolves.toEqual([
          {
            id: expect.any(String),
            ...event('Requested'),
            createdAt: store.createdAt.toISOString(),
          },
        ]);
      });

      it('refuses a name that is taken', async () => {
        const store = await create();
        await expect(create({ id: 'another' })).rejects.toMatchObject({
          name: 'ConflictError',
          message: 'name "demo" is taken by another store',
        });
        await expect(repository.findStore('demo')).resolves.toEqual(store);
        await expect(database('operations')).resolves.toHaveLength(1);
      });

      it('says no more of a store of that name that is still being deleted', async () => {
        const store = await create();
        await remove(store.id);
        await expect(create({ id: 'another' })).rejects.toMatchObject({
          name: 'ConflictError',
          message: 'name "demo" is taken by another store',
        });
      });

      it.each([
        'http://demo.localtest.me',
        'https://demo.localtest.me',
        'https://demo.localtest.me:8443',
        'https://DEMO.localtest.me',
      ])('keeps the host of another store from %s', async url => {
        await create();
        await expect(
          create({ id: 'id-of-other', name: 'other', url }),
        ).rejects.toMatchObject({
          name: 'ConflictError',
          message:
            'name "other" would have the address of another store, demo.localtest.me',
        });
        await expect(
          create({
            id: 'id-of-other',
            name: 'other',
            url: 'http://xdemo.localtest.me',
          }),
        ).resolves.toMatchObject({ name: 'other' });
      });

      it('takes a host for the same that is written in Punycode', async () => {
        await create({ url: 'http://xn--caf-dma.example.com' });
        await expect(
          create({
            id: 'id-of-other',
            name: 'other',
            url: 'http://café.example.com',
          }),
        ).rejects.toMatchObject({ name: 'ConflictError' });
      });

      it('lets one of many have a name', async () => {
        const results = await Promise.allSettled(
          Array.from({ length: 20 }, (_, index) =>
            create({ id: `id-${index}` }),
          ),
        );
        const outcomes = results.map(result =>
          result.status === 'fulfilled' ? 'created' : result.reason.name,
        );
        expect(outcomes.sort()).toEqual([
          ...Array(19).fill('ConflictError'),
          'created',
        ]);
      });
    });

    describe('startOperation', () => {
      it('takes the place of the operation before', async () => {
        const store = await create();
        await repository.updateStore(claimOf(store), {
          status: {
            phase: 'Provisioning',
            reason: 'Unschedulable',
            message: 'No room.',
            conditions: [condition],
          },
        });

        const deleting = await remove(store.id);

        expect(deleting.operation).toMatchObject({
          kind: 'delete',
          status: 'Running',
          attempts: 0,
          actor: 'user:default/bob',
          releaseApplied: false,
        });
        expect(deleting.status).toEqual({
          phase: 'Deleting',
          conditions: [condition],
        });
        await expect(repository.findStore('demo')).resolves.toEqual(deleting);
        await expect(
          database('operations').where({ id: store.operation.id }).first(),
        ).resolves.toMatchObject({ status: 'Superseded' });
        const events = await repository.listStoreEvents(store.id);
        expect(events.map(({ reason }) => reason)).toEqual([
          'DeletionRequested',
          'Requested',
        ]);
      });

      it('leaves the outcome of a finished operation alone', async () => {
        const store = await create();
        const finishedAt = new Date('2026-11-24T12:00:00.123Z');
        await repository.updateStore(claimOf(store), {
          operation: { status: 'Failed', finishedAt },
        });
        await remove(store.id);
        const row = await database('operations')
          .where({ id: store.operation.id })
          .first();
        expect(row.status).toBe('Failed');
        expect(new Date(row.finished_at)).toEqual(finishedAt);
      });

      it('refuses a store that is in another phase', async () => {
        const store = await create();
        await expect(
          repository.startOperation({
            storeId: store.id,
            kind: 'provision',
            actor: 'user:default/bob',
            deadlineMs: DEADLINE_MS,
            phase: 'Pending',
            from: ['Failed'],
            event: event('RetryRequested'),
          }),
        ).rejects.toMatchObject({
          name: 'ConflictError',
          message:
            'Store "demo" is in phase Pending, and this needs phase Failed',
        });
        await expect(repository.findStore('demo')).resolves.toEqual(store);
      });

      it('refuses a store that is gone', async () => {
        await expect(remove('nobody')).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      });
    });

    describe('updateStore', () => {
      it('records what was observed and done, to the millisecond', async () => {
        const store = await create();
        const status = {
          phase: 'Provisioning',
          reason: 'ClusterUnreachable',
          message: 'No answer.',
          conditions: [condition],
          releaseRevision: 2,
          observedAt: new Date('2026-11-24T12:34:56.789Z'),
          unreachableSince: new Date('2026-11-24T12:34:57.001Z'),
        } as const;
        const operation = {
          step: 'install-release',
          attempts: 3,
          deadline: new Date('2026-11-24T13:00:00.001Z'),
          releaseApplied: true,
          status: 'Failed',
          reason: 'HelmFailed',
          message: 'Helm failed.',
          finishedAt: new Date('2026-11-24T12:59:59.999Z'),
        } as const;

        await expect(
          repository.updateStore(claimOf(store), {
            status: { ...status, conditions: [...status.conditions] },
            operation,
            events: [event('First'), event('Second')],
          }),
        ).resolves.toBe(true);

        const updated = await repository.findStore('demo');
        expect(updated).toEqual({
          ...store,
          queuePosition: undefined,
          updatedAt: expect.any(Date),
          status,
          operation: { ...store.operation, ...operation },
        });
        const events = await repository.listStoreEvents(store.id);
        expect(events.map(({ reason }) => reason)).toEqual([
          'Second',
          'First',
          'Requested',
        ]);
      });

      it('clears what is no longer so and keeps what is not mentioned', async () => {
        const store = await create();
        const claim = claimOf(store);
        await repository.updateStore(claim, {
          status: {
            phase: 'Degraded',
            reason: 'CrashLooping',
            message: 'It crashes.',
            conditions: [condition],
            releaseRevision: 1,
          },
          operation: { step: 'install-release', attempts: 1 },
        });
        await repository.updateStore(claim, {
          status: { phase: 'Ready', conditions: [], releaseRevision: 1 },
        });
        await repository.updateStore(claim, {
          operation: { step: undefined, attempts: 0 },
        });

        const updated = await repository.findStore('demo');
        expect(updated?.status).toEqual({
          phase: 'Ready',
          conditions: [],
          releaseRevision: 1,
        });
        expect(updated?.operation).toEqual(store.operation);
      });

      it('moves updatedAt when something changed, and not when it was only seen again', async () => {
        const store = await create();
        const claim = claimOf(store);
        const long = new Date('2026-01-01T00:00:00.000Z');
        await database('stores').update({ updated_at: long });
        const unreachableSince = new Date('2026-11-24T12:00:00.123Z');

        const observedAt = new Date('2026-11-24T12:34:56.789Z');
        await repository.updateStore(claim, {
          status: { ...store.status, observedAt },
        });
        const seen = await repository.findStore('demo');
        expect(seen?.status.observedAt).toEqual(observedAt);
        expect(seen?.updatedAt).toEqual(long);

        await repository.updateStore(claim, {
          status: { ...store.status, observedAt, unreachableSince },
        });
        const changed = await repository.findStore('demo');
        expect(changed?.updatedAt.getTime()).toBeGreaterThan(long.getTime());

        await database('stores').update({ updated_at: long });
        await repository.updateStore(claim, {
          status: { ...store.status, observedAt, unreachableSince },
        });
        const same = await repository.findStore('demo');
        expect(same?.updatedAt).toEqual(long);
      });

      it('writes nothing for an operation that was superseded', async () => {
        const store = await create();
        const deleting = await remove(store.id);
        await expect(
          repository.updateStore(claimOf(store), {
            status: { phase: 'Ready', conditions: [] },
            operation: { status: 'Succeeded' },
            events: [event('Late')],
          }),
        ).resolves.toBe(false);
        await expect(repository.findStore('demo')).resolves.toEqual(deleting);
        const events = await repository.listStoreEvents(store.id);
        expect(events.map(({ reason }) => reason)).not.toContain('Late');
      });

      it('cleans and shortens what the cluster says', async () => {
        const store = await create();
        await repository.updateStore(claimOf(store), {
          status: {
            phase: 'Degraded',
            message: '\u001b[31mred\u001b[0m\u0000 alert\nline 2',
            conditions: [{ ...condition, message: 'x'.repeat(1_000_000) }],
          },
          operation: { message: 'a\u0000b' },
          events: [{ type: 'Warning', reason: 'Odd', message: 'a\u0000b' }],
        });
        const updated = await repository.findStore('demo');
        expect(updated?.status.message).toBe('red alert\nline 2');
        expect(updated?.status.conditions[0].message).toHaveLength(2_000);
        expect(updated?.operation.message).toBe('ab');
        const [latest] = await repository.listStoreEvents(store.id);
        expect(latest.message).toBe('ab');
      });
    });

    describe('deleteStore', () => {
      it('forgets the store, its operations and its events', async () => {
        const store = await create();
        const other = await create({ name: 'other' });
        const { operation } = await remove(store.id);

        await expect(
          repository.deleteStore(claimOf({ id: store.id, operation })),
        ).resolves.toBe(true);

        await expect(repository.findStore('demo')).resolves.toBeUndefined();
        await expect(repository.listStoreNames()).resolves.toEqual(['other']);
        await expect(database('operations').pluck('store_id')).resolves.toEqual(
          [other.id],
        );
        await expect(
          database('store_events').pluck('store_id'),
        ).resolves.toEqual([other.id]);
      });

      it('keeps a store of which something else is wanted meanwhile', async () => {
        const store = await create();
        await remove(store.id);
        await expect(repository.deleteStore(claimOf(store))).resolves.toBe(
          false,
        );
        await expect(repository.findStore('demo')).resolves.toMatchObject({
          id: store.id,
        });
      });
    });
  },
);
