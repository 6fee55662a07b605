import { deleteNamespace } from './deleteNamespace';
import { Kubernetes } from './loadKubernetes';

function refuse(code: number): never {
  throw Object.assign(new Error(`no: ${code}`), { code });
}

/** A cluster with a namespace of two pods and a claim, whose calls are noted. */
function makeKubernetes(options: { namespace?: number; inside?: number } = {}) {
  const calls: string[] = [];
  const note =
    (kind: string, code?: number) =>
    async ({ name, body }: Deletion) => {
      calls.push(`${kind} ${name} ${body.preconditions.uid}`);
      return code ? refuse(code) : {};
    };
  const list = (kind: string, names: string[]) => async () => {
    calls.push(`list ${kind}`);
    return {
      items: names.map(name => ({ metadata: { name, uid: `uid of ${name}` } })),
    };
  };
  const core = {
    deleteNamespace: note('namespace', options.namespace),
    listNamespacedPod: list('pods', ['a', 'b']),
    deleteNamespacedPod: note('pod', options.inside),
    listNamespacedPersistentVolumeClaim: list('claims', ['data']),
    deleteNamespacedPersistentVolumeClaim: note('claim', options.inside),
  };
  const module = { setHeaderOptions: () => undefined };
  return { calls, kubernetes: { core, module } as unknown as Kubernetes };
}

interface Deletion {
  name: string;
  body: { preconditions: { uid: string } };
}

const OPTIONS = { name: 'store-demo', uid: 'uid' };
const LISTED = ['list pods', 'list claims'];
const NAMESPACE = 'namespace store-demo uid';

describe('deleteNamespace', () => {
  it('deletes the pods and claims that it had, once the namespace goes', async () => {
    const { calls, kubernetes } = makeKubernetes();
    await deleteNamespace(kubernetes, OPTIONS);
    expect(calls).toEqual([
      ...LISTED,
      NAMESPACE,
      'pod a uid of a',
      'pod b uid of b',
      'claim data uid of data',
    ]);
  });

  it.each([
    ['is gone', 404],
    ['is another one by now', 409],
  ])('touches nothing where the namespace %s', async (_, namespace) => {
    const { calls, kubernetes } = makeKubernetes({ namespace });
    await deleteNamespace(kubernetes, OPTIONS);
    expect(calls).toEqual([...LISTED, NAMESPACE]);
  });

  it('fails when the namespace may not be deleted', async () => {
    const { calls, kubernetes } = makeKubernetes({ namespace: 403 });
    await expect(deleteNamespace(kubernetes, OPTIONS)).rejects.toThrow('403');
    expect(calls).toEqual([...LISTED, NAMESPACE]);
  });

  it.each([404, 409, 403, 429, 500])(
    'leaves to Kubernetes that of which it hears %d',
    async inside => {
      const { calls, kubernetes } = makeKubernetes({ inside });
      await deleteNamespace(kubernetes, OPTIONS);
      expect(calls).toHaveLength(6);
    },
  );
});
