import { ServiceUnavailableError } from '@backstage/errors';
import { StoreStatus } from './database';
import { claimOf, createTestDatabases } from './__testUtils__/testDatabases';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';
import { makeFailedVerification } from './reconcile/__testUtils__/stores';

describe('createRouter', () => {
  const databases = createTestDatabases();
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await api.stop();
  });

  async function setStatus(status: StoreStatus): Promise<void> {
    const store = await api.repository.findStore('demo');
    await api.repository.updateStore(claimOf(store!), { status });
  }

  it('requests, reads and deletes a store', async () => {
    const created = await api.post('/stores', { name: 'demo', title: 'Demo' });
    expect(created.status).toBe(202);
    expect(created.headers.location).toBe('/api/woocommerce/stores/demo');
    expect(created.body).toMatchObject({
      name: 'demo',
      title: 'Demo',
      owner: 'user:default/mock',
      phase: 'Pending',
    });
    await expectToMatchOpenApi(created);

    const read = await api.get('/stores/demo');
    expect(read.status).toBe(200);
    expect(read.body).toMatchObject(created.body);
    expect(read.body.operation).toMatchObject({
      status: 'Queued',
      queuePosition: 1,
    });
    await expectToMatchOpenApi(read);

    const listed = await api.get('/stores');
    expect(listed.status).toBe(200);
    const { evidence, steps, ...operation } = read.body.operation;
    expect(listed.body).toEqual({
      items: [{ ...read.body, operation }],
      totalItems: 1,
    });
    await expectToMatchOpenApi(listed);

    const plan = await api.post('/stores/demo/delete-plan');
    expect(plan.status).toBe(200);
    await expectToMatchOpenApi(plan);
    const deleted = await api.delete(`/stores/demo?plan=${plan.body.hash}`);
    expect(deleted.status).toBe(202);
    expect(deleted.body.phase).toBe('Deleting');
    await expectToMatchOpenApi(deleted);
    const again = await api.delete('/stores/demo?plan=another');
    expect(again.status).toBe(202);
    expect(again.body).toMatchObject(deleted.body);

    const events = await api.get('/stores/demo/events');
    expect(events.status).toBe(200);
    expect(events.body.items).toMatchObject([
      { type: 'Normal', reason: 'DeletionRequested' },
      { type: 'Normal', reason: 'Requested' },
    ]);
    await expectToMatchOpenApi(events);
    expect(api.trigger.calls).toEqual(['interrupt demo', 'interrupt demo']);
  });

  it('observes a store and shows all that is known of it', async () => {
    await api.post('/stores', {
      name: 'demo',
      owner: 'shops',
      entityRef: 'component:shop',
    });
    api.trigger.onObserve = () =>
      setStatus({
        phase: 'Degraded',
        reason: 'ImagePullFailed',
        message: 'The image can’t be pulled.',
        conditions: [
          {
            type: 'DatabaseReady',
            status: 'False',
            reason: 'ImagePullFailed',
            message: 'The image can’t be pulled.',
            lastTransitionTime: '2026-11-24T12:00:00.123Z',
          },
        ],
        releaseRevision: 1,
        observedAt: new Date(),
        unreachableSince: new Date('2026-11-24T12:00:01.000Z'),
      });
    const response = await api.post('/stores/demo/refresh');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      phase: 'Degraded',
      unreachableSince: '2026-11-24T12:00:01.000Z',
      entityRef: 'component:default/shop',
      hint: expect.any(String),
      release: { revision: 1 },
    });
    await expectToMatchOpenApi(response);
  });

  it('retries a failed store, and no other', async () => {
    await api.post('/stores', { name: 'demo' });
    const early = await api.post('/stores/demo/retry');
    expect(early.status).toBe(409);
    expect(early.body.error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('in phase Pending'),
    });
    await expectToMatchOpenApi(early);

    await setStatus({ phase: 'Failed', reason: 'HelmFailed', conditions: [] });
    const retried = await api.post('/stores/demo/retry');
    expect(retried.status).toBe(202);
    expect(retried.body.phase).toBe('Pending');
    await expectToMatchOpenApi(retried);
  });

  it('verifies a store where something answers, and shows what was found', async () => {
    await api.post('/stores', { name: 'demo' });
    await setStatus({ phase: 'Ready', conditions: [], releaseRevision: 1 });
    const refused = await api.post('/stores/demo/verify');
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('nodes are simulated'),
    });
    await expectToMatchOpenApi(refused);

    api.setSimulatedNodes(false);
    const asked = await api.post('/stores/demo/verify');
    expect(asked.status).toBe(202);
    expect(asked.body.operation).toMatchObject({ kind: 'verify' });
    await expectToMatchOpenApi(asked);

    const store = await api.repository.findStore('demo');
    await api.repository.updateStore(claimOf(store!), {
      verification: makeFailedVerification(),
      operation: { status: 'Failed', finishedAt: new Date() },
    });
    const read = await api.get('/stores/demo');
    expect(read.body).toMatchObject({
      verification: makeFailedVerification(),
      operation: {
        kind: 'verify',
        status: 'Failed',
        finishedAt: expect.any(String),
      },
    });
    await expectToMatchOpenApi(read);
  });

  it('upgrades a store that is up, and no other', async () => {
    await api.post('/stores', { name: 'demo' });
    const early = await api.post('/stores/demo/upgrade');
    expect(early.status).toBe(409);
    await expectToMatchOpenApi(early);

    await setStatus({ phase: 'Degraded', conditions: [], releaseRevision: 1 });
    const upgraded = await api.post('/stores/demo/upgrade');
    expect(upgraded.status).toBe(202);
    expect(upgraded.body).toMatchObject({
      phase: 'Degraded',
      operation: { kind: 'upgrade', status: 'Queued' },
    });
    await expectToMatchOpenApi(upgraded);
  });

  it('repairs a store that was up or has failed, and no other', async () => {
    await api.post('/stores', { name: 'demo' });
    const early = await api.post('/stores/demo/repair');
    expect(early.status).toBe(409);
    await expectToMatchOpenApi(early);

    await setStatus({ phase: 'Failed', conditions: [] });
    const repaired = await api.post('/stores/demo/repair');
    expect(repaired.status).toBe(202);
    expect(repaired.body).toMatchObject({
      phase: 'Failed',
      operation: { kind: 'repair', status: 'Queued' },
    });
    await expectToMatchOpenApi(repaired);
  });

  it('cancels what is being done, and shows that it was', async () => {
    await api.post('/stores', { name: 'demo' });
    const cancelled = await api.post('/stores/demo/cancel');
    expect(cancelled.status).toBe(202);
    expect(cancelled.body.operation).toMatchObject({
      kind: 'provision',
      status: 'Failed',
      reason: 'Cancelled',
      message: 'user:default/mock cancelled it.',
      hint: expect.any(String),
      retryable: true,
      finishedAt: expect.any(String),
    });
    await expectToMatchOpenApi(cancelled);

    const again = await api.post('/stores/demo/cancel');
    expect(again.status).toBe(409);
    expect(again.body.error.message).toBe(
      'Nothing is being done for store "demo" that could be cancelled',
    );
    await expectToMatchOpenApi(again);
  });

  it('does not cancel a deletion', async () => {
    await api.post('/stores', { name: 'demo' });
    await api.deleteStore('demo');
    const response = await api.post('/stores/demo/cancel');
    expect(response.status).toBe(409);
    expect(response.body.error.message).toBe(
      'Store "demo" is being deleted, which can’t be cancelled',
    );
  });

  it('lists what was asked for, the latest first, with what was done', async () => {
    await api.post('/stores', { name: 'demo' });
    const store = await api.repository.findStore('demo');
    const startedAt = '2026-11-24T12:00:00.123Z';
    const step = { name: 'create-namespace', attempts: 1, startedAt };
    await api.repository.updateStore(claimOf(store!), {
      status: {
        phase: 'Failed',
        reason: 'ImagePullFailed',
        evidence: [{ kind: 'Pod', name: 'demo-0', message: 'not found' }],
        conditions: [],
      },
      operation: {
        status: 'Failed',
        step: 'create-namespace',
        attempts: 1,
        startedAt: new Date(startedAt),
        finishedAt: new Date(startedAt),
        reason: 'ImagePullFailed',
        evidence: [{ kind: 'Pod', name: 'demo-0', message: 'not found' }],
        steps: [{ ...step, status: 'Failed', message: 'may not' }],
      },
    });
    await api.post('/stores/demo/retry');

    const response = await api.get('/stores/demo/operations');
    expect(response.status).toBe(200);
    expect(response.body.items).toMatchObject([
      { kind: 'provision', status: 'Queued', queuePosition: 1, steps: [] },
      {
        id: store!.operation.id,
        kind: 'provision',
        status: 'Failed',
        step: 'create-namespace',
        startedAt,
        finishedAt: startedAt,
        reason: 'ImagePullFailed',
        evidence: [{ kind: 'Pod', name: 'demo-0', message: 'not found' }],
        steps: [{ ...step, status: 'Failed', message: 'may not' }],
      },
    ]);
    await expectToMatchOpenApi(response);
  });

  it('refuses a deletion without a plan, or with one that no longer holds', async () => {
    await api.post('/stores', { name: 'demo' });
    const missing = await api.delete('/stores/demo');
    expect(missing.status).toBe(400);
    expect(missing.body.error).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^plan is required/),
    });
    await expectToMatchOpenApi(missing);

    const stale = await api.delete('/stores/demo?plan=another');
    expect(stale.status).toBe(409);
    expect(stale.body.error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/^plan is not what the cluster holds/),
    });
    await expectToMatchOpenApi(stale);
    const { body } = await api.get('/stores/demo');
    expect(body.phase).toBe('Pending');
  });

  it('deletes nothing as long as the cluster does not answer', async () => {
    await api.post('/stores', { name: 'demo' });
    const { body: plan } = await api.post('/stores/demo/delete-plan');
    api.inspector.error = new ServiceUnavailableError('Try again.');
    for (const response of [
      await api.post('/stores/demo/delete-plan'),
      await api.delete(`/stores/demo?plan=${plan.hash}`),
    ]) {
      expect(response.status).toBe(503);
      expect(response.headers['retry-after']).toBe('5');
      expect(response.body.error.message).toBe('Try again.');
      await expectToMatchOpenApi(response);
    }
  });

  it('refuses a name that is taken', async () => {
    await api.post('/stores', { name: 'demo' });
    const response = await api.post('/stores', { name: 'demo' });
    expect(response.status).toBe(409);
    expect(response.body.error.name).toBe('ConflictError');
    await expectToMatchOpenApi(response);
  });

  it('filters and pages', async () => {
    for (const name of ['one', 'two', 'three']) {
      await api.post('/stores', { name, owner: 'group:default/shops' });
    }
    const query =
      '/stores?phase=Pending&owner=group:Default/Shops&q=O&sort=name&limit=1';
    const first = await api.get(query);
    expect(first.body).toMatchObject({
      items: [{ name: 'one' }],
      totalItems: 2,
      nextCursor: expect.any(String),
    });
    await expectToMatchOpenApi(first);
    const second = await api.get(`${query}&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ name: 'two' }] });
    expect(second.body).not.toHaveProperty('nextCursor');
    await expectToMatchOpenApi(second);
  });

  it('describes itself, with the address at which it can be tried', async () => {
    const response = await api.get('/openapi.json');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'woocommerce' },
      servers: [{ url: expect.stringMatching(/^http:.*\/api\/woocommerce$/) }],
      paths: { '/stores': { post: { operationId: 'CreateStore' } } },
    });
  });
});
