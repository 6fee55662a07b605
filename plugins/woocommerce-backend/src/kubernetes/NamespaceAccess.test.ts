import { Kubernetes } from './loadKubernetes';
import { NamespaceAccess } from './NamespaceAccess';

const NAMESPACE = 'store-demo';

/** An API server that honours a binding after it was asked so many times. */
function setUp(
  options: { refused?: Error; deaf?: number; patienceMs?: number } = {},
) {
  // Longer than any pause of a busy machine.
  const { refused, deaf = 0, patienceMs = 60_000 } = options;
  let asked = 0;
  const patch = jest.fn(async () => {
    if (refused) {
      throw refused;
    }
  });
  const createSelfSubjectReview = jest.fn(async () => ({
    status: {
      userInfo: { username: 'system:serviceaccount:backstage:backstage' },
    },
  }));
  const createSelfSubjectAccessReview = jest.fn(async () => {
    asked += 1;
    return { status: { allowed: asked > deaf } };
  });
  const kubernetes = {
    module: { PatchStrategy: { ServerSideApply: 'apply' } },
    objects: { patch },
    authentication: { createSelfSubjectReview },
    authorization: { createSelfSubjectAccessReview },
  } as unknown as Kubernetes;
  return {
    access: NamespaceAccess.create({ kubernetes, patienceMs }),
    patch,
    createSelfSubjectReview,
    createSelfSubjectAccessReview,
  };
}

describe('NamespaceAccess', () => {
  it('binds whoever the API server says that we are, and waits until that counts', async () => {
    const t = setUp({ deaf: 2 });
    await t.access.grant(NAMESPACE);
    expect(t.patch).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: 'RoleBinding',
        metadata: expect.objectContaining({ namespace: NAMESPACE }),
        subjects: [
          { kind: 'ServiceAccount', namespace: 'backstage', name: 'backstage' },
        ],
      }),
      undefined,
      undefined,
      expect.any(String),
      true,
      'apply',
    );
    expect(t.createSelfSubjectAccessReview).toHaveBeenCalledTimes(3);
  });

  it('asks only once who we are', async () => {
    const t = setUp();
    await Promise.all([
      t.access.grant('store-one'),
      t.access.grant('store-two'),
    ]);
    await t.access.grant('store-three');
    expect(t.createSelfSubjectReview).toHaveBeenCalledTimes(1);
  });

  it('says what to apply when it is refused', async () => {
    const refused = Object.assign(new Error('cannot bind'), { code: 403 });
    await expect(setUp({ refused }).access.grant(NAMESPACE)).rejects.toThrow(
      /namespace store-demo\. .*own values; .*values-access\.yaml \(cannot bind\)$/,
    );
  });

  it('says what is missing when the binding gives no rights', async () => {
    const t = setUp({ deaf: Infinity, patienceMs: 200 });
    await expect(t.access.grant(NAMESPACE)).rejects.toThrow(
      /ClusterRole woocommerce-store-installer is not there/,
    );
  });

  it('leaves it open whether an API server that is away would refuse', async () => {
    const refused = Object.assign(new Error('overloaded'), { code: 503 });
    await expect(
      setUp({ refused }).access.grant(NAMESPACE),
    ).rejects.toMatchObject({ name: 'ClusterUnreachableError' });
  });
});
