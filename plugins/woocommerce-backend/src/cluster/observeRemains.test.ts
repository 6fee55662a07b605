import type { V1PersistentVolume } from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { observeRemains } from './observeRemains';

const NOW = new Date('2026-01-01T12:00:00Z');
const NAMESPACE = 'store-demo';
const SECRET = {
  metadata: {
    labels: {
      owner: 'helm',
      name: NAMESPACE,
      version: '3',
      status: 'deployed',
    },
  },
};

function makeVolume(
  name: string,
  namespace = NAMESPACE,
  claim = 'data',
): V1PersistentVolume {
  return {
    metadata: { name, finalizers: ['kubernetes.io/pv-protection'] },
    spec: {
      claimRef: { namespace, uid: `uid-of-${claim}` },
      persistentVolumeReclaimPolicy: 'Delete',
    },
    status: { phase: 'Bound', lastPhaseTransitionTime: NOW },
  };
}

/** A cluster with volumes, and a namespace in one of its states. */
function makeKubernetes(options: {
  namespace: 'there' | 'going' | 'gone';
  claims?: { name: string; volumeName?: string }[];
  volumes?: V1PersistentVolume[];
  closed?: boolean;
}) {
  const { namespace, claims = [], volumes = [], closed } = options;
  const core = {
    readNamespace: jest.fn(async () => {
      if (namespace === 'gone') {
        throw Object.assign(new Error('not found'), { code: 404 });
      }
      return {
        metadata: {
          uid: 'uid',
          labels: { [WOOCOMMERCE_STORE_ID_LABEL]: 'store-id' },
          ...(namespace === 'going' && { deletionTimestamp: NOW }),
        },
      };
    }),
    listNamespacedSecret: jest.fn(async () => {
      if (closed) {
        throw Object.assign(new Error('secrets is forbidden'), { code: 403 });
      }
      return { items: [SECRET] };
    }),
    listNamespacedPersistentVolumeClaim: jest.fn(async () => ({
      items: claims.map(({ name, volumeName }) => ({
        metadata: { name, uid: `uid-of-${name}` },
        spec: { volumeName },
        status: { phase: volumeName ? 'Bound' : 'Pending' },
      })),
    })),
    listPersistentVolume: jest.fn(
      async ({
        fieldSelector,
        _continue = '0',
      }: {
        fieldSelector?: string;
        limit?: number;
        _continue?: string;
      }) => {
        const found = volumes.filter(
          ({ metadata }) =>
            !fieldSelector ||
            fieldSelector === `metadata.name=${metadata?.name}`,
        );
        // Pages of two, however many were asked for.
        const end = Number(_continue) + 2;
        return {
          items: found.slice(Number(_continue), end),
          metadata: { _continue: end < found.length ? `${end}` : '' },
        };
      },
    ),
  };
  const module = { setHeaderOptions: () => undefined };
  return { core, kubernetes: { core, module } as unknown as Kubernetes };
}

function look(kubernetes: Kubernetes) {
  return observeRemains(kubernetes, { namespace: NAMESPACE, now: NOW });
}

describe('observeRemains', () => {
  const volumes = [makeVolume('pv-1'), makeVolume('pv-2', 'store-other')];

  it('sees release, claims and their volumes, without a list of all volumes', async () => {
    const { core, kubernetes } = makeKubernetes({
      namespace: 'there',
      claims: [{ name: 'data', volumeName: 'pv-1' }, { name: 'new' }],
      volumes,
    });
    await expect(look(kubernetes)).resolves.toMatchObject({
      reachable: true,
      observedAt: NOW,
      namespace: { uid: 'uid', storeId: 'store-id', terminating: false },
      release: { revision: 3, status: 'deployed' },
      volumeClaims: [
        {
          name: 'data',
          uid: 'uid-of-data',
          phase: 'Bound',
          terminating: false,
        },
        { name: 'new', phase: 'Pending' },
      ],
      volumes: [
        {
          name: 'pv-1',
          reclaimPolicy: 'Delete',
          phase: 'Bound',
          since: NOW,
        },
      ],
    });
    expect(core.listPersistentVolume.mock.calls).toEqual([
      [{ fieldSelector: 'metadata.name=pv-1' }],
    ]);
  });

  it('asks for no volume whose name can’t be one, and takes none of others', async () => {
    const { core, kubernetes } = makeKubernetes({
      namespace: 'there',
      claims: [
        { name: 'odd', volumeName: 'a,metadata.name!=b' },
        { name: 'greedy', volumeName: 'pv-2' },
      ],
      volumes,
    });
    expect((await look(kubernetes)).volumes).toEqual([]);
    expect(core.listPersistentVolume).toHaveBeenCalledTimes(1);
  });

  it('does not ask for the release of a namespace that goes', async () => {
    const { core, kubernetes } = makeKubernetes({
      namespace: 'going',
      claims: [{ name: 'data' }],
    });
    const remains = await look(kubernetes);
    expect(remains.namespace?.terminating).toBe(true);
    expect(remains.release).toBeUndefined();
    expect(remains.isReleaseUnknown).toBe(true);
    expect(remains.volumeClaims).toHaveLength(1);
    expect(core.listNamespacedSecret).not.toHaveBeenCalled();
  });

  it('looks for volumes that have outlived the namespace', async () => {
    const { core, kubernetes } = makeKubernetes({ namespace: 'gone', volumes });
    const remains = await look(kubernetes);
    expect(remains.namespace).toBeUndefined();
    expect(remains.isReleaseUnknown).toBe(false);
    expect(remains.volumes?.map(({ name }) => name)).toEqual(['pv-1']);
    expect(core.listNamespacedPersistentVolumeClaim).not.toHaveBeenCalled();
  });

  it('reads the volumes of a large cluster page by page', async () => {
    const { core, kubernetes } = makeKubernetes({
      namespace: 'gone',
      volumes: [
        ...volumes,
        makeVolume('pv-3', 'store-other'),
        makeVolume('pv-4'),
      ],
    });
    const remains = await look(kubernetes);
    expect(remains.volumes?.map(({ name }) => name)).toEqual(['pv-1', 'pv-4']);
    expect(core.listPersistentVolume.mock.calls).toEqual([
      [{ limit: 500, _continue: undefined }],
      [{ limit: 500, _continue: '2' }],
    ]);
  });

  it('says so where the portal may not look for the release', async () => {
    const { kubernetes } = makeKubernetes({ namespace: 'there', closed: true });
    await expect(look(kubernetes)).resolves.toMatchObject({
      closed: expect.stringContaining('forbidden'),
      release: undefined,
    });
  });
});
