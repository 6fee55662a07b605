import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { AuditAction } from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationRecord, StoreRecord } from '../database/StoreRepository';
import { StoreMetrics } from '../metrics';
import { makeStore as makeRecord } from '../reconcile/__testUtils__/stores';
import { AuditLog, NewAuditEvent } from './AuditLog';
import { StoreAuditor } from './StoreAuditor';

describe('StoreAuditor', () => {
  const options = { credentials: mockCredentials.user('user:default/ada') };

  function setUp(before?: StoreRecord) {
    const operationEnded = jest.fn();
    const log = {
      begin: jest.fn(async (_event: NewAuditEvent) => '7'),
      end: jest.fn(async () => {}),
    };
    const logger = mockServices.logger.mock();
    const run = jest.fn(async () => makeStore());
    const auditor = StoreAuditor.create({
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      auth: mockServices.auth(),
      log: log as unknown as AuditLog,
      logger,
      metrics: { engine: { operationEnded } } as unknown as StoreMetrics,
      repository: { lookUpStore: async () => before },
    });
    return { auditor, log, logger, operationEnded, run };
  }

  it('does nothing of which there would be no trace', async () => {
    const { auditor, log, run } = setUp();
    log.begin.mockRejectedValue(new ServiceUnavailableError('away'));
    await expect(
      auditor.audit({ action: 'create', name: 'demo', options, run }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
    expect(run).not.toHaveBeenCalled();
  });

  it('does not call a change failed because its outcome can’t be written down', async () => {
    const { auditor, log, logger, run } = setUp();
    log.end.mockRejectedValue(new ServiceUnavailableError('away'));
    await expect(
      auditor.audit({ action: 'create', name: 'demo', options, run }),
    ).resolves.toMatchObject({ name: 'demo' });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /^The audit log does not have what came of event 7/,
      ),
    );
  });

  it.each<[string, AuditAction, Partial<OperationRecord>, string[]]>([
    ['was under way', 'delete', { id: 'other' }, ['Superseded']],
    ['goes on', 'retry', {}, []],
    ['had ended', 'retry', { id: 'other', status: 'Failed' }, []],
    ['somebody else has replaced', 'refresh', { id: 'other' }, []],
  ])(
    'counts as superseded what %s when %s is asked for',
    async (_, action, operation, results) => {
      const store = makeStore();
      const before = makeRecord({
        operation: { id: store.operation.id, status: 'Running', ...operation },
      });
      const { auditor, operationEnded } = setUp(before);
      await auditor.audit({
        action,
        name: 'demo',
        options,
        run: async () => store,
      });
      expect(operationEnded.mock.calls).toEqual(
        results.map(result => [
          { store: before, result, now: expect.any(Date) },
        ]),
      );
    },
  );

  it('says on whose behalf something was asked for, and by what', async () => {
    const { auditor, log, run } = setUp();
    const credentials = mockCredentials.user('user:default/ada', {
      actor: { subject: 'plugin:scaffolder' },
    });
    await auditor.audit({
      action: 'create',
      name: 'demo',
      options: { credentials, via: 'action' },
      run,
    });
    await auditor.audit({
      action: 'create',
      name: 'demo',
      options: { ...options, via: 'action' },
      run,
    });
    expect(
      log.begin.mock.calls.map(([{ actor, via }]) => [actor, via]),
    ).toEqual([
      ['user:default/ada', 'plugin:scaffolder'],
      ['user:default/ada', 'action'],
    ]);
  });

  it.each([[undefined], [null], [42], [{ name: 'demo' }]])(
    'keeps no name of a request for %j',
    async name => {
      const { auditor, log, run } = setUp();
      await auditor.audit({ action: 'create', name, options, run });
      expect(log.begin.mock.calls[0][0]).toMatchObject({ storeName: '' });
    },
  );
});
