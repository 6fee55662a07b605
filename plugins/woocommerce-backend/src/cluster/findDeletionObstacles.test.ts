import { findDeadApi, findHolders } from './findDeletionObstacles';

describe('findHolders', () => {
  it.each([
    [undefined],
    [[]],
    [['kubernetes.io/pvc-protection', 'foregroundDeletion']],
  ])('finds nobody in %j', finalizers => {
    expect(findHolders('Pod', { metadata: { finalizers } })).toEqual([]);
  });

  it('names the object and the finalizers for which others have to do something', () => {
    const finalizers = ['kubernetes.io/pvc-protection', 'a/b'];
    expect(
      findHolders('PersistentVolumeClaim', {
        metadata: { name: 'data', finalizers },
      }),
    ).toEqual([
      {
        reason: 'FinalizerHeld',
        object: 'PersistentVolumeClaim/data',
        message:
          'PersistentVolumeClaim data has the finalizer a/b, and stays until what put it there takes it away again.',
      },
    ]);
  });
});

describe('findDeadApi', () => {
  const metadata = { name: 'v1.broken.test' };

  it.each([
    [undefined],
    [[{ type: 'Available', status: 'True' }]],
    [[{ type: 'Other', status: 'False' }]],
  ])('finds none with the conditions %j', conditions => {
    const status = conditions && { conditions };
    expect(findDeadApi({ metadata, status })).toEqual([]);
  });

  it('names one that does not answer, and why', () => {
    const conditions = [
      { type: 'Available', status: 'False', message: 'no endpoints' },
    ];
    expect(findDeadApi({ metadata, status: { conditions } })).toEqual([
      {
        reason: 'NamespaceStuck',
        object: 'APIService/v1.broken.test',
        message:
          'APIService v1.broken.test does not answer, and no namespace of the cluster goes away before it does: no endpoints',
      },
    ]);
  });
});
