import { makeInventory } from '../../__testUtils__/makeInventory';
import { StoreInventory } from '../../cluster/StoreInventory';
import { StoreRecord } from '../../database';
import { makeStore, NOW } from '../../reconcile/__testUtils__/stores';
import { buildDeletePlan } from './buildDeletePlan';

const STORE: StoreRecord = makeStore({
  namespaceUid: 'uid',
  operation: { status: 'Succeeded' },
});

const NAMESPACE = {
  uid: 'uid',
  storeId: 'store-id',
  terminating: false,
  blockers: [],
};

const CLAIM = {
  name: 'data',
  component: 'mariadb',
  size: '2Gi',
  storageClass: 'standard',
  volume: 'pvc-1',
  reclaimPolicy: 'Delete',
};

function plan(inventory: Partial<StoreInventory>, store = STORE) {
  return buildDeletePlan({
    store,
    inventory: makeInventory(inventory),
    now: NOW,
  });
}

describe('buildDeletePlan', () => {
  it('lists what would go', () => {
    expect(
      plan({
        namespace: NAMESPACE,
        release: { revision: 3, status: 'deployed', modifiedAt: NOW },
        volumeClaims: [CLAIM],
        hosts: ['demo.localtest.me'],
      }),
    ).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{16}(-[0-9a-f]{16}){3}$/),
      createdAt: NOW.toISOString(),
      release: {
        name: 'store-demo',
        chart: 'woocommerce-store',
        version: '0.1.0',
        revision: 3,
      },
      namespace: { name: 'store-demo', uid: 'uid' },
      volumeClaims: [
        {
          name: 'data',
          size: '2Gi',
          storageClass: 'standard',
          volume: 'pvc-1',
          reclaimPolicy: 'Delete',
          kept: false,
        },
      ],
      hosts: ['demo.localtest.me'],
      backups: [],
      warnings: [],
      blockers: [],
    });
  });

  it('lists nothing when nothing is there', () => {
    expect(plan({})).toEqual({
      hash: expect.any(String),
      createdAt: NOW.toISOString(),
      volumeClaims: [],
      hosts: [],
      backups: [],
      warnings: [],
      blockers: [],
    });
  });

  it('says which volumes stay', () => {
    expect(
      plan({
        namespace: NAMESPACE,
        volumeClaims: [{ ...CLAIM, reclaimPolicy: 'Retain' }],
      }),
    ).toMatchObject({
      volumeClaims: [{ name: 'data', kept: true }],
      warnings: [
        {
          reason: 'VolumeKept',
          object: 'PersistentVolume/pvc-1',
          message: expect.stringContaining('Delete it by hand'),
        },
      ],
    });
  });

  it.each([
    ['go', 'Delete', false, 'BackupsDeleted'],
    ['stay', 'Retain', true, 'VolumeKept'],
  ])('says that backups %s', (_, reclaimPolicy, kept, reason) => {
    expect(
      plan({
        namespace: NAMESPACE,
        volumeClaims: [{ ...CLAIM, component: 'backup', reclaimPolicy }],
      }),
    ).toMatchObject({
      backups: [{ volumeClaim: 'data', kept }],
      warnings: [{ reason }],
    });
  });

  it('says what is cancelled first', () => {
    const store = makeStore({
      operation: { kind: 'upgrade', status: 'Running' },
    });
    expect(plan({ namespace: NAMESPACE }, store).warnings).toEqual([
      {
        reason: 'OperationCancelled',
        message:
          'What is being done for the store now (upgrade) is cancelled first.',
      },
    ]);
  });

  it('says at what it could not look', () => {
    expect(
      plan({ namespace: NAMESPACE, unseen: ['HTTPRoute', 'APIService'] })
        .warnings,
    ).toEqual([
      {
        reason: 'PlanIncomplete',
        message: expect.stringContaining('HTTPRoute, APIService'),
      },
    ]);
  });

  it('names what would be in the way', () => {
    const obstacle = {
      reason: 'FinalizerHeld' as const,
      object: 'PersistentVolumeClaim/data',
      message: 'held by a/b',
    };
    expect(
      plan({
        namespace: {
          ...NAMESPACE,
          blockers: [{ reason: 'NamespaceStuck', message: 'has 2 pods' }],
        },
        obstacles: [obstacle],
      }).blockers,
    ).toEqual([
      obstacle,
      {
        reason: 'NamespaceStuck',
        object: 'Namespace/store-demo',
        message: 'has 2 pods',
      },
    ]);
  });

  it('has nothing in the way when there is nothing to go', () => {
    const obstacle = {
      reason: 'NamespaceStuck' as const,
      object: 'APIService/v1.broken.test',
      message: 'down',
    };
    expect(plan({ obstacles: [obstacle] }).blockers).toEqual([]);
  });

  it('leaves a namespace of somebody else out, with all that is in it', () => {
    const foreign = plan({
      namespace: { ...NAMESPACE, uid: 'another', storeId: undefined },
      release: { revision: 1, status: 'deployed', modifiedAt: NOW },
      volumeClaims: [CLAIM],
      hosts: ['other.example.com'],
    });
    expect(foreign).toMatchObject({
      volumeClaims: [],
      hosts: [],
      warnings: [
        { reason: 'ForeignNamespace', object: 'Namespace/store-demo' },
      ],
      blockers: [],
    });
    expect(foreign).not.toHaveProperty('namespace');
    expect(foreign).not.toHaveProperty('release');
  });

  it('is blocked as long as the store’s namespace lacks its label', () => {
    expect(
      plan({
        namespace: { ...NAMESPACE, storeId: undefined },
        volumeClaims: [CLAIM],
      }),
    ).toMatchObject({
      namespace: { uid: 'uid' },
      volumeClaims: [{ name: 'data' }],
      blockers: [{ reason: 'LabelsRemoved', object: 'Namespace/store-demo' }],
    });
  });

  describe('hash', () => {
    const FULL: Partial<StoreInventory> = {
      namespace: NAMESPACE,
      release: { revision: 1, status: 'deployed', modifiedAt: NOW },
      volumeClaims: [CLAIM, { ...CLAIM, name: 'wp' }],
      hosts: ['a.example.com', 'b.example.com'],
    };
    const { hash } = plan(FULL);

    it.each<[string, Partial<StoreInventory>]>([
      ['the time', {}],
      [
        'how the release is',
        { release: { revision: 1, status: 'failed', modifiedAt: new Date() } },
      ],
      [
        'the order of claims',
        { volumeClaims: [...FULL.volumeClaims!].reverse() },
      ],
      ['the order of hosts', { hosts: [...FULL.hosts!].reverse() }],
      ['what is in the way', { unseen: ['Ingress'] }],
    ])('does not depend on %s', (_, change) => {
      expect(plan({ ...FULL, ...change }).hash).toBe(hash);
    });

    it.each<[string, Partial<StoreInventory>]>([
      ['the namespace', { namespace: { ...NAMESPACE, uid: 'another' } }],
      ['whether there is one', { namespace: undefined }],
      [
        'the revision of the release',
        { release: { ...FULL.release!, revision: 2 } },
      ],
      ['whether there is a release', { release: undefined }],
      ['the claims', { volumeClaims: [CLAIM] }],
      [
        'their sizes',
        { volumeClaims: [CLAIM, { ...CLAIM, name: 'wp', size: '3Gi' }] },
      ],
      [
        'what becomes of their volumes',
        {
          volumeClaims: [
            CLAIM,
            { ...CLAIM, name: 'wp', reclaimPolicy: 'Retain' },
          ],
        },
      ],
      ['the hosts', { hosts: ['a.example.com'] }],
    ])('depends on %s', (_, change) => {
      expect(plan({ ...FULL, ...change }).hash).not.toBe(hash);
    });

    it('is another one for another store of the same name', () => {
      const other = { ...STORE, id: 'another-id', namespaceUid: undefined };
      expect(plan({}, other).hash).not.toBe(plan({}).hash);
    });
  });
});
