import { FakeCluster } from '../__testUtils__/FakeCluster';
import { makeStore } from '../__testUtils__/stores';
import { NamespaceAccessError } from '../../kubernetes/NamespaceAccessError';
import { classifyStepError } from '../classifyStepError';
import { StaleClaimError } from '../StaleClaimError';
import { createNamespace } from './createNamespace';
import { StepContext } from './Step';

describe('createNamespace', () => {
  /** Runs it in a process that was paused for longer than its lease lasts. */
  async function runLate(options: { isKnown: boolean }): Promise<FakeCluster> {
    const cluster = new FakeCluster();
    const context: Partial<StepContext> = {
      store: makeStore(),
      cluster: cluster.client,
      isKnown: async () => options.isKnown,
      record: async () => {
        throw new StaleClaimError();
      },
    };
    await expect(createNamespace(context as StepContext)).rejects.toThrow(
      StaleClaimError,
    );
    return cluster;
  }

  it('F10: takes back what it has made for a store that is forgotten by now', async () => {
    const cluster = await runLate({ isKnown: false });
    expect(cluster.calls).toEqual(['create Namespace', 'delete Namespace']);
    expect(cluster.namespace).toBeUndefined();
  });

  it('leaves it to the replica that works on the store now', async () => {
    const cluster = await runLate({ isKnown: true });
    expect(cluster.calls).toEqual(['create Namespace']);
  });

  it('says what to apply when the account can’t get its rights, and puts nothing in', async () => {
    const cluster = new FakeCluster();
    cluster.onGrant = () => {
      throw new NamespaceAccessError('helm upgrade backstage charts/platform');
    };
    const context: Partial<StepContext> = {
      store: makeStore(),
      cluster: cluster.client,
      record: async () => {},
    };
    const error = await createNamespace(context as StepContext).catch(
      thrown => thrown,
    );
    expect(classifyStepError(error)).toMatchObject({
      reason: 'Forbidden',
      message: 'helm upgrade backstage charts/platform',
      evidence: [{ kind: 'RoleBinding' }],
    });
    expect(cluster.calls).toEqual(['create Namespace', 'grant access']);
  });
});
