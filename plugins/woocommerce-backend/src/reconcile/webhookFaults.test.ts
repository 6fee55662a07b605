import { TestDatabases } from '@backstage/backend-test-utils';
import { HelmError } from '../helm/HelmError';
import { TestEngine } from './__testUtils__/TestEngine';

jest.setTimeout(60_000);

describe('the engine, when a webhook', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('F21: does not answer, tries again without using up attempts', async () => {
    const t = await TestEngine.create({
      knex: await databases.init('SQLITE_3'),
    });
    const { upgrade } = t.cluster.helm;
    let calls = 0;
    t.cluster.helm.upgrade = async options => {
      calls += 1;
      if (calls > 1) {
        await upgrade(options);
        return;
      }
      throw new HelmError({
        command: 'upgrade',
        message:
          'Error: server-side apply failed for object store-demo/x networking.k8s.io/v1, Kind=Ingress: Internal error occurred: failed calling webhook "a.example.com": failed to call webhook: context deadline exceeded',
      });
    };
    try {
      await t.createStore();
      await t.start();
      const waiting = await t.waitFor(
        store => store?.operation.reason === 'WebhookUnavailable',
      );
      expect(waiting!.operation).toMatchObject({
        status: 'Running',
        attempts: 0,
        evidence: [{ kind: 'Helm' }],
      });
      await t.waitForPhase('Ready');
      expect(calls).toBe(2);
    } finally {
      await t.stop();
    }
  });
});
