import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import {
  claimOf,
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import { placeAt } from '../__testUtils__/placeAt';
import { DatabaseStoreRepository } from './DatabaseStoreRepository';
import {
  OperationKind,
  StoreChanges,
  StoreRecord,
  StoreRepository,
} from './StoreRepository';

const verification: StoreVerification = {
  level: 'checkout',
  passed: false,
  rung: 'checkout',
  step: 'place-order',
  statusCode: 500,
  message: 'Refused: “no” 🛒',
  answer: '<h1>Error</h1>\n',
  durationsMs: { storefront: 120 },
  verifiedAt: '2026-11-24T12:34:56.789Z',
  releaseRevision: 3,
};

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'DatabaseStoreRepository of stores that are up, on %s',
  id => {
    let database: Knex;
    let repository: DatabaseStoreRepository;
    let store: StoreRecord;

    beforeEach(async () => {
      database = await databases.init(id);
      repository = await createTestRepository(database);
      const created = await repository.createStore({
        placement: placeAt(newStore()),
        deadlineMs: 600_000,
        event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
      });
      await repository.updateStore(claimOf(created), {
        status: {
          phase: 'Degraded',
          reason: 'CronUnhealthy',
          message: 'No cron.',
          conditions: [],
          releaseRevision: 3,
        },
        operation: { status: 'Succeeded', finishedAt: new Date() },
      });
      store = (await repository.findStore('demo'))!;
    });

    function start(
      kind: OperationKind,
      options: Partial<Parameters<StoreRepository['startOperation']>[0]> = {},
    ): Promise<StoreRecord> {
      return repository.startOperation({
        storeId: store.id,
        kind,
        actor: 'user:default/bob',
        deadlineMs: 600_000,
        event: { type: 'Normal', reason: kind, message: kind },
        ...options,
      });
    }

    it('starts an operation that leaves what was observed as it is', async () => {
      const verifying = await start('verify');
      expect(verifying.status).toEqual(store.status);
      expect(verifying.operation).toMatchObject({
        kind: 'verify',
        status: 'Running',
        baseRevision: 3,
      });
      expect(verifying.operation).not.toHaveProperty('chartVersion', '0.2.0');
      await expect(repository.findStore('demo')).resolves.toEqual(verifying);
    });

    it('remembers which version an upgrade is to bring until it is there', async () => {
      const upgrading = await start('upgrade', { chartVersion: '0.2.0' });
      expect(upgrading.operation.chartVersion).toBe('0.2.0');
      expect(upgrading.chartVersion).toBe('0.1.0');
      await repository.updateStore(claimOf(upgrading), {
        chartVersion: '0.2.0',
      });
      const upgraded = await repository.findStore('demo');
      expect(upgraded!.chartVersion).toBe('0.2.0');
      expect(upgraded!.operation).toEqual(upgrading.operation);
    });

    it('lets an operation go on that is to be kept, whatever the phase', async () => {
      const upgrading = await start('upgrade');
      const options = {
        keep: ['verify', 'upgrade'] as const,
        from: ['Ready'] as const,
      };
      await expect(start('verify', options)).resolves.toEqual(upgrading);
      await expect(database('operations')).resolves.toHaveLength(2);
      await expect(repository.listStoreEvents(store.id)).resolves.toHaveLength(
        2,
      );

      await repository.updateStore(claimOf(upgrading), {
        operation: { status: 'Failed' },
      });
      await expect(start('verify', options)).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('starts one verification when many ask at the same time', async () => {
      const all = await Promise.all(
        Array.from({ length: 20 }, () => start('verify', { keep: ['verify'] })),
      );
      expect(new Set(all.map(({ operation }) => operation.id)).size).toBe(1);
      await expect(database('operations')).resolves.toHaveLength(2);
    });

    it('takes the place of an operation that is not to be kept', async () => {
      const verifying = await start('verify');
      const upgrading = await start('upgrade', { keep: ['upgrade'] });
      expect(upgrading.operation.kind).toBe('upgrade');
      await expect(
        database('operations').where({ id: verifying.operation.id }).first(),
      ).resolves.toMatchObject({ status: 'Superseded' });
      await expect(
        repository.updateStore(claimOf(verifying), {
          verification,
        }),
      ).resolves.toBe(false);
    });

    it('keeps what a check has found until another is made or it is dropped', async () => {
      const claim = claimOf(store);
      await repository.updateStore(claim, { verification });
      const verified = await repository.findStore('demo');
      expect(verified!.verification).toEqual(verification);

      await repository.updateStore(claim, { status: store.status });
      await repository.updateStore(claim, { operation: { attempts: 1 } });
      const kept = await repository.findStore('demo');
      expect(kept!.verification).toEqual(verification);

      await repository.updateStore(claim, { verification: undefined });
      const dropped = await repository.findStore('demo');
      expect(dropped!.verification).toBeUndefined();
    });

    it.each<[string, StoreChanges]>([
      ['a check has found something', { verification }],
      ['an operation has ended', { operation: { status: 'Succeeded' } }],
      ['the chart is another one', { chartVersion: '0.2.0' }],
    ])('moves updatedAt when %s', async (_, changes) => {
      const long = new Date('2026-01-01T00:00:00.000Z');
      await database('stores').update({ updated_at: long });
      const claim = claimOf(store);
      await repository.updateStore(claim, { operation: { attempts: 2 } });
      expect((await repository.findStore('demo'))!.updatedAt).toEqual(long);

      await repository.updateStore(claim, changes);
      const changed = await repository.findStore('demo');
      expect(changed!.updatedAt.getTime()).toBeGreaterThan(long.getTime());
    });
  },
);
