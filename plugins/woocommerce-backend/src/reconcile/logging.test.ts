import { RecordingLogger } from '../__testUtils__/RecordingLogger';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { TestEngine } from './__testUtils__/TestEngine';

const databases = createTestDatabases();

describe('the engine’s log', () => {
  let engine: TestEngine;
  let logger: RecordingLogger;

  beforeEach(async () => {
    logger = RecordingLogger.create();
    engine = await TestEngine.create({
      knex: await databases.init('SQLITE_3'),
      logger,
    });
  });

  afterEach(async () => {
    await engine.stop();
  });

  it('says of each line which store and which operation it is about', async () => {
    let fails = 1;
    engine.cluster.onUpgrade = async () => {
      if (fails > 0) {
        fails -= 1;
        throw new Error('etcdserver: request timed out');
      }
    };
    const store = await engine.createStore();
    await engine.start();
    await engine.waitForPhase('Ready');
    await engine.waitForEnd();
    await engine.ask('delete', { phase: 'Deleting' });
    await engine.waitFor(found => found === undefined);
    await engine.stop();

    const about = {
      store: 'demo',
      storeId: store.id,
      cluster: 'local',
    };
    const provision = {
      ...about,
      operation: 'provision',
      operationId: store.operation.id,
    };
    const deletion = {
      ...about,
      operation: 'delete',
      operationId: expect.not.stringMatching(store.operation.id),
    };
    expect(logger.entries).toEqual([
      {
        level: 'info',
        message: 'The operation provision of store demo begins',
        fields: provision,
      },
      {
        level: 'warn',
        message: expect.stringMatching(
          /^Step install-release of store demo failed: \w+: .*etcdserver: request timed out/,
        ),
        fields: provision,
      },
      {
        level: 'info',
        message: 'The operation provision of store demo succeeded',
        fields: provision,
      },
      {
        level: 'info',
        message: 'The operation delete of store demo begins',
        fields: deletion,
      },
      {
        level: 'info',
        message: 'The operation delete of store demo succeeded',
        fields: deletion,
      },
    ]);
  });

  it('says why an operation failed', async () => {
    engine.cluster.podsBecomeReady = false;
    const store = await engine.createStore({ deadlineMs: 500 });
    await engine.start();
    await engine.waitForPhase('Failed');
    await engine.stop();
    expect(logger.entries.at(-1)).toEqual({
      level: 'warn',
      message: expect.stringMatching(
        /^The operation provision of store demo failed: DeadlineExceeded: /,
      ),
      fields: expect.objectContaining({
        storeId: store.id,
        operationId: store.operation.id,
      }),
    });
  });

  it('says what an upgrade could not delete', async () => {
    await engine.createStore();
    await engine.start();
    await engine.waitForPhase('Ready');
    await engine.waitForEnd();
    jest
      .spyOn(engine.cluster.client, 'deleteFormerRevision')
      .mockRejectedValue(new Error('secrets is forbidden'));
    await engine.ask('upgrade');
    await engine.waitForEnd();
    expect(logger.entries).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        message: expect.stringContaining('before its upgrade stays'),
        fields: expect.objectContaining({ store: 'demo' }),
      }),
    );
  });
});
