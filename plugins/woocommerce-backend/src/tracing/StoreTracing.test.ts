import express from 'express';
import request from 'supertest';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { followRequests } from '../http/followRequests';
import { TestEngine } from '../reconcile/__testUtils__/TestEngine';
import { TestTracing } from './__testUtils__/TestTracing';

const CALLER = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
};

const databases = createTestDatabases();

describe('StoreTracing', () => {
  let test: TestTracing;
  let engine: TestEngine;

  beforeEach(async () => {
    test = await TestTracing.create();
    engine = await TestEngine.create({
      knex: await databases.init('SQLITE_3'),
      tracing: test.tracing,
    });
  });

  afterEach(async () => {
    await engine.stop();
    test.stop();
  });

  /** Asks for a store by a request, as somebody does who is followed. */
  async function askForStore(): Promise<void> {
    const app = express();
    app.use(followRequests(test.tracing));
    app.post('/stores', (_request, response, next) => {
      engine.createStore().then(() => response.sendStatus(202), next);
    });
    await request(app)
      .post('/stores')
      .set('traceparent', `00-${CALLER.traceId}-${CALLER.spanId}-01`)
      .expect(202);
  }

  it('follows what was asked for through the database to the engine’s steps', async () => {
    await askForStore();
    // Whoever works on it has not seen the request.
    await engine.start();
    await engine.waitForPhase('Ready');
    const store = await engine.waitForEnd();

    const [asked] = test.find('POST ');
    expect(asked.spanContext().traceId).toBe(CALLER.traceId);
    expect(asked.parentSpanContext?.spanId).toBe(CALLER.spanId);
    expect(asked.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.response.status_code': 202,
      'http.route': '/stores',
    });

    const [turn] = test.find('woocommerce provision');
    expect(turn.parentSpanContext?.spanId).toBe(asked.spanContext().spanId);
    expect(turn.attributes).toMatchObject({
      'backstage.plugin.id': 'woocommerce',
      'woocommerce.store.id': store.id,
      'woocommerce.operation.id': store.operation.id,
      'woocommerce.operation.type': 'provision',
      'woocommerce.cluster': 'local',
    });
    const [step] = test.find('step install-release');
    expect(step.spanContext().traceId).toBe(CALLER.traceId);
    const turns = test
      .find('woocommerce provision')
      .map(span => span.spanContext().spanId);
    expect(turns).toContain(step.parentSpanContext?.spanId);
  });

  it('says which step has failed', async () => {
    engine.cluster.onUpgrade = async () => {
      engine.cluster.onUpgrade = undefined;
      throw new Error('etcdserver: request timed out');
    };
    await askForStore();
    await engine.start();
    await engine.waitForPhase('Ready');
    const [failed, succeeded] = test.find('step install-release');
    expect(failed.status).toEqual({
      code: 2,
      message: 'etcdserver: request timed out',
    });
    expect(succeeded.status.code).not.toBe(2);
  });

  it('does not follow looks that nobody has asked for', async () => {
    await engine.createStore();
    await engine.start();
    await engine.waitForPhase('Ready');
    await engine.waitForEnd();
    const before = test.names.length;
    const [running] = await Promise.all([engine.start()]);
    await running.observeNow('demo');
    expect(test.names.slice(before)).toEqual([]);
  });
});
