import { mockCredentials } from '@backstage/backend-test-utils';
import { AuditEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { StoreStatus } from './database';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';
import { claimOf, createTestDatabases } from './__testUtils__/testDatabases';

const CALLER = 'user:default/mock';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('the audit log on %s', id => {
  let knex: Knex;
  let api: TestApi;

  beforeEach(async () => {
    knex = await databases.init(id);
    api = await TestApi.start({ knex });
  });

  afterEach(async () => {
    await api.stop();
  });

  async function setStatus(status: StoreStatus): Promise<void> {
    const store = await api.repository.findStore('demo');
    await api.repository.updateStore(claimOf(store!), { status });
  }

  async function list(query = ''): Promise<AuditEvent[]> {
    const response = await api.get(`/audit-events${query}`);
    expect(response.status).toBe(200);
    await expectToMatchOpenApi(response);
    return response.body.items;
  }

  it.each([
    ['post', '/stores', 'create', 'medium', undefined],
    ['post', '/stores/demo/refresh', 'refresh', 'low', 'Pending'],
    ['post', '/stores/demo/retry', 'retry', 'medium', 'Failed'],
    ['post', '/stores/demo/upgrade', 'upgrade', 'medium', 'Ready'],
    ['post', '/stores/demo/repair', 'repair', 'medium', 'Failed'],
    ['post', '/stores/demo/cancel', 'cancel', 'medium', 'Pending'],
    ['patch', '/stores/demo', 'update', 'medium', 'Ready'],
    ['delete', '/stores/demo?plan=a1', 'delete', 'high', 'Deleting'],
  ] as const)(
    'has that %s %s succeeded',
    async (method, path, action, severityLevel, phase) => {
      if (phase) {
        await api.post('/stores', { name: 'demo' });
        await setStatus({ phase, conditions: [] });
        jest.clearAllMocks();
      }
      const bodies: Record<string, object> = {
        create: { name: 'demo' },
        update: { protected: true },
      };
      await api.send(method, path).send(bodies[action]);
      expect(api.auditor.createEvent).toHaveBeenCalledTimes(1);
      expect(api.auditor.createEvent).toHaveBeenCalledWith({
        eventId: `store-${action}`,
        severityLevel,
        request: expect.objectContaining({ method: method.toUpperCase() }),
        meta: { storeName: 'demo', actor: CALLER },
      });
      expect(api.auditEvent.success).toHaveBeenCalledTimes(1);
      expect(api.auditEvent.fail).not.toHaveBeenCalled();

      const [event] = await list();
      const { id: storeId, owner } = (await api.repository.findStore('demo'))!;
      expect(event).toMatchObject({
        action,
        storeName: 'demo',
        storeId,
        owner,
        actor: CALLER,
        outcome: 'succeeded',
        address: expect.stringMatching(/127\.0\.0\.1$/),
      });
      expect(event.before?.phase).toBe(phase);
      expect(event).not.toHaveProperty('message');
    },
  );

  it('has what was before and after a change', async () => {
    await api.post('/stores', { name: 'demo', owner: 'shops' });
    await api.patch('/stores/demo', { protected: true });
    await api.patch('/stores/demo', { protected: true });
    const [again, update, create] = await list();
    expect(create).not.toHaveProperty('before');
    expect(create.after).toEqual({
      owner: 'group:default/shops',
      plan: 'demo',
      protected: false,
      phase: 'Pending',
      chartVersion: '0.1.0',
      operation: expect.stringMatching(/^provision /),
    });
    expect(update.before).toMatchObject({ protected: false });
    expect(update.after).toMatchObject({ protected: true });
    expect(again).toMatchObject({ outcome: 'succeeded' });
    expect(again).not.toHaveProperty('after');
    expect(api.auditEvent.success.mock.calls[1][0]).toMatchObject({
      meta: {
        changed: true,
        before: { protected: false },
        after: { protected: true },
      },
    });
  });

  it.each([
    ['post', '/stores', { name: 'kube-x' }, 'InputError'],
    ['post', '/stores', { name: 'taken' }, 'ConflictError'],
    ['post', '/stores', { name: 42 }, 'InputError'],
    ['post', '/stores', { name: 'a\u0000b' }, 'InputError'],
    ['post', '/stores', [], 'InputError'],
    ['post', '/stores/demo/refresh', undefined, 'NotFoundError'],
    ['post', '/stores/%00/refresh', undefined, 'NotFoundError'],
    ['post', '/stores/taken/retry', undefined, 'ConflictError'],
    ['post', '/stores/taken/verify', undefined, 'ConflictError'],
    ['post', '/stores/taken/upgrade', undefined, 'ConflictError'],
    ['post', '/stores/taken/repair', undefined, 'ConflictError'],
    ['patch', '/stores/taken', { protected: 'no' }, 'InputError'],
    ['delete', '/stores/demo?plan=a1', undefined, 'NotFoundError'],
    ['delete', '/stores/taken', undefined, 'InputError'],
    ['delete', '/stores/taken?plan=a1', undefined, 'ConflictError'],
  ] as const)(
    'has that %s %s with %j failed',
    async (method, path, body, error) => {
      await api.post('/stores', { name: 'taken' });
      jest.clearAllMocks();
      const response = await api.send(method, path).send(body);
      expect(response.body.error.name).toBe(error);
      expect(api.auditor.createEvent).toHaveBeenCalledTimes(1);
      expect(api.auditEvent.success).not.toHaveBeenCalled();
      expect(api.auditEvent.fail).toHaveBeenCalledTimes(1);
      expect(api.auditEvent.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: error }),
        meta: expect.objectContaining({ outcome: 'failed' }),
      });
      const [event] = await list();
      expect(event).toMatchObject({
        outcome: 'failed',
        message: expect.stringMatching(`^${error}: `),
      });
      expect(event).not.toHaveProperty('after');
    },
  );

  it('has who was not allowed to, and whose store it was', async () => {
    await api.post('/stores', { name: 'demo', owner: 'shops' });
    api.deny('woocommerce.store.delete');
    await api.delete('/stores/demo?plan=a1');
    expect(api.auditEvent.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
      meta: {
        outcome: 'denied',
        before: expect.objectContaining({ owner: 'group:default/shops' }),
      },
    });
    const [event] = await list();
    expect(event).toMatchObject({
      action: 'delete',
      outcome: 'denied',
      owner: 'group:default/shops',
      message:
        'NotAllowedError: You lack the permission woocommerce.store.delete for store "demo"',
    });
  });

  it('has nothing to say about reading', async () => {
    await api.get('/stores');
    await api.get('/stores/demo');
    await api.get('/stores/demo/events');
    await api.get('/stores/demo/operations');
    await api.get('/plans');
    await api.post('/stores/demo/delete-plan');
    expect(api.auditor.createEvent).not.toHaveBeenCalled();
    await expect(list()).resolves.toEqual([]);
  });

  it('tells the deletion that counts from those that change nothing', async () => {
    await api.post('/stores', { name: 'demo' });
    const { body: plan } = await api.post('/stores/demo/delete-plan');
    jest.clearAllMocks();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        api.delete(`/stores/demo?plan=${plan.hash}`),
      ),
    );
    const metas = api.auditEvent.success.mock.calls.map(
      ([options]) => options?.meta,
    );
    expect(metas).toHaveLength(20);
    expect(metas.filter(meta => meta?.changed)).toEqual([
      expect.objectContaining({
        operationId: expect.any(String),
        changed: true,
        leftovers: [],
      }),
    ]);
    const deletions = await list('?action=delete&limit=100');
    expect(deletions).toHaveLength(20);
    expect(deletions.filter(({ after }) => after)).toHaveLength(1);
  });

  it('outlives the store', async () => {
    await api.post('/stores', { name: 'demo' });
    await knex('stores').delete();
    await expect(list('?store=demo')).resolves.toHaveLength(1);
  });

  it('takes no change of what is written', async () => {
    await api.post('/stores', { name: 'demo' });
    for (const [table, column] of [
      ['audit_events', 'actor'],
      ['audit_outcomes', 'outcome'],
    ]) {
      await expect(
        knex(table).update({ [column]: 'nobody' }),
      ).rejects.toMatchObject({
        message: expect.stringContaining('The audit log is append-only'),
      });
    }
    const [event] = await list();
    expect(event).toMatchObject({ actor: CALLER, outcome: 'succeeded' });
  });

  it('finds events by each filter, a page at a time', async () => {
    await api.post('/stores', { name: 'a' });
    await api
      .post('/stores', { name: 'b', owner: 'shops' })
      .set('authorization', mockCredentials.service.header());
    await api.post('/stores/a/retry');
    api.deny('woocommerce.store.refresh');
    await api.post('/stores/b/refresh');

    const names = async (query: string) =>
      (await list(query)).map(
        ({ action, storeName }) => `${action} ${storeName}`,
      );
    await expect(names('')).resolves.toEqual([
      'refresh b',
      'retry a',
      'create b',
      'create a',
    ]);
    for (const [query, expected] of [
      ['?store=a', ['retry a', 'create a']],
      ['?actor=external:test-service', ['create b']],
      ['?action=create', ['create b', 'create a']],
      ['?outcome=failed', ['retry a']],
      ['?outcome=denied', ['refresh b']],
      ['?outcome=unknown', []],
      ['?since=2000-01-01T00:00:00Z&outcome=failed', ['retry a']],
      ['?since=2100-01-01T00:00:00%2B02:00', []],
      ['?until=2000-01-01T00:00:00Z', []],
    ] as const) {
      await expect(names(query)).resolves.toEqual(expected);
    }

    const first = await api.get('/audit-events?limit=3');
    expect(first.body.items).toHaveLength(3);
    const second = await api.get(
      `/audit-events?limit=3&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.items).toEqual([
      expect.objectContaining({ action: 'create', storeName: 'a' }),
    ]);
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it.each([
    '?action=destroy',
    '?outcome=well',
    '?since=yesterday',
    '?until=2026-13-01T00:00:00Z',
    '?limit=0',
    '?limit=101',
    '?cursor=MA',
    '?cursor=%27%3B--',
    '?actor=a&actor=b',
    '?other=1',
    '/export',
    '/export?format=xml',
    '/export?format=csv&limit=1',
  ])('refuses %s', async query => {
    const response = await api.get(`/audit-events${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(
      /^("other"|"limit"|limit|action|outcome|since|until|cursor|actor|format) /,
    );
    await expectToMatchOpenApi(response);
  });

  it.each(['/audit-events', '/audit-events/export?format=csv'])(
    'shows %s to those only who have the permission',
    async path => {
      api.deny('woocommerce.audit.read');
      const response = await api.get(path);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toBe(
        'You lack the permission woocommerce.audit.read',
      );
      await expectToMatchOpenApi(response);
    },
  );

  it('is exported as comma-separated values that no spreadsheet calculates', async () => {
    await api.post('/stores', { name: '=1+1,"x"' });
    await api.post('/stores', { name: 'demo' });
    const response = await api.get('/audit-events/export?format=csv');
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit-events.csv"',
    });
    const [header, demo, formula] = response.text.trim().split('\n');
    expect(header).toBe(
      'id,requestedAt,actor,via,address,action,storeName,storeId,owner,outcome,message,before,after,finishedAt',
    );
    expect(demo).toMatch(/,user:default\/mock,,[^,]*,create,demo,/);
    expect(formula).toContain(`"'=1+1,""x"""`);
  });

  it('is exported as JSON lines, however many there are', async () => {
    await knex.batchInsert(
      'audit_events',
      Array.from({ length: 1_200 }, (_, index) => ({
        action: 'refresh',
        store_name: `store-${index}`,
        actor: CALLER,
        requested_at: new Date(),
      })),
      50,
    );
    const response = await api
      .get('/audit-events/export?format=jsonl')
      .buffer(true)
      .parse((stream, done) => {
        let text = '';
        stream.on('data', data => {
          text += data;
        });
        stream.on('end', () => done(null, text));
      });
    const lines = String(response.body).trim().split('\n');
    expect(lines).toHaveLength(1_200);
    expect(JSON.parse(lines[0])).toMatchObject({
      storeName: 'store-1199',
      outcome: 'unknown',
    });
  });
});
