import type { V1Namespace } from '@kubernetes/client-node';
import { summarizeNamespace } from './summarizeNamespace';

/** A namespace of the store `store-id` that is on its way out. */
function makeNamespace(options: {
  conditions?: [string, string, string?][];
  finalizers?: string[];
  deleted?: boolean;
}): V1Namespace {
  const { conditions = [], finalizers, deleted = true } = options;
  return {
    metadata: {
      name: 'store-demo',
      uid: 'uid',
      labels: { 'woocommerce.backstage/store-id': 'store-id' },
      finalizers,
      deletionTimestamp: deleted ? new Date() : undefined,
    },
    status: {
      conditions: conditions.map(([type, status, message]) => ({
        type,
        status,
        message,
      })),
    },
  };
}

describe('summarizeNamespace', () => {
  it('says whose it is and whether it goes', () => {
    expect(summarizeNamespace(makeNamespace({ deleted: false }))).toEqual({
      uid: 'uid',
      storeId: 'store-id',
      terminating: false,
      blockers: [],
    });
    expect(
      summarizeNamespace({ metadata: { name: 'a', uid: 'b' } }),
    ).toMatchObject({ storeId: undefined, terminating: false });
  });

  it('names the APIService that does not answer', () => {
    const message =
      'Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: broken.test/v1beta1: stale GroupVersion discovery: broken.test/v1beta1';
    const { blockers } = summarizeNamespace(
      makeNamespace({
        conditions: [['NamespaceDeletionDiscoveryFailure', 'True', message]],
      }),
    );
    expect(blockers).toEqual([
      {
        reason: 'NamespaceStuck',
        message: `APIService v1beta1.broken.test does not answer: ${message}`,
        evidence: [
          { kind: 'APIService', name: 'v1beta1.broken.test', message },
        ],
      },
    ]);
  });

  it('keeps to Kubernetes’ own words otherwise', () => {
    const { blockers } = summarizeNamespace(
      makeNamespace({
        conditions: [
          ['NamespaceDeletionDiscoveryFailure', 'False', 'All is well'],
          ['NamespaceDeletionContentFailure', 'False'],
          [
            'NamespaceContentRemaining',
            'True',
            'persistentvolumeclaims. has 1 resource instances',
          ],
          [
            'NamespaceFinalizersRemaining',
            'True',
            'a/b in 1 resource instances',
          ],
        ],
      }),
    );
    expect(blockers).toEqual([
      {
        reason: 'NamespaceStuck',
        message: 'persistentvolumeclaims. has 1 resource instances',
      },
      { reason: 'FinalizerHeld', message: 'a/b in 1 resource instances' },
    ]);
  });

  it('names the finalizers of the namespace itself, of which no condition tells', () => {
    const { blockers } = summarizeNamespace(
      makeNamespace({ finalizers: ['a/b', 'c/d'] }),
    );
    expect(blockers).toEqual([
      {
        reason: 'FinalizerHeld',
        message:
          'Namespace store-demo has the finalizers a/b, c/d, and stays until what put them there takes them away again.',
      },
    ]);
  });
});
