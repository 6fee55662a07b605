import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { makeContext } from '../__testUtils__/makeContext';
import { checkCapacity } from './checkCapacity';
import { checkStorageClass } from './checkStorageClass';
import { checkVolumeSnapshots } from './checkVolumeSnapshots';

const makeClass = (name: string, options: object = {}, isDefault = false) => ({
  metadata: {
    name,
    annotations: {
      'storageclass.kubernetes.io/is-default-class': String(isDefault),
    },
  },
  allowVolumeExpansion: true,
  reclaimPolicy: 'Delete',
  ...options,
});

describe('checkStorageClass', () => {
  const run = (items: object[], values = {}) =>
    checkStorageClass.run(
      makeContext({
        api: FakeClusterApi.create({
          '/apis/storage.k8s.io/v1/storageclasses': { items },
        }),
        plan: { values },
      }),
    );
  const named = {
    wordpress: { persistence: { storageClass: 'fast' } },
    mariadb: { persistence: { storageClass: 'fast' } },
  };

  it.each([
    ['a default class', [makeClass('a', {}, true)], {}, 'pass'],
    ['the named class', [makeClass('fast')], named, 'pass'],
    ['no class at all', [], {}, 'fail'],
    ['no default class', [makeClass('a')], {}, 'fail'],
    ['another than the named class', [makeClass('a', {}, true)], named, 'fail'],
    [
      'no default class for one of two volumes',
      [makeClass('fast')],
      { wordpress: named.wordpress },
      'fail',
    ],
    [
      'no class for backups',
      [makeClass('fast')],
      {
        ...named,
        backup: { enabled: true, persistence: { storageClass: 'slow' } },
      },
      'fail',
    ],
    [
      'no class for a database that is elsewhere',
      [makeClass('fast')],
      {
        wordpress: named.wordpress,
        mariadb: { enabled: false, persistence: { storageClass: 'slow' } },
      },
      'pass',
    ],
    [
      'no class when the database is the release’s own',
      [makeClass('fast')],
      {
        wordpress: named.wordpress,
        mariadb: { enabled: true, persistence: { storageClass: 'slow' } },
      },
      'fail',
    ],
    [
      'a class that can’t grow',
      [makeClass('a', { allowVolumeExpansion: undefined }, true)],
      {},
      'warn',
    ],
    [
      'a class that keeps volumes',
      [makeClass('a', { reclaimPolicy: 'Retain' }, true)],
      {},
      'warn',
    ],
    [
      'volumes that have no class on purpose',
      [],
      {
        wordpress: { persistence: { storageClass: '-' } },
        mariadb: { persistence: { storageClass: '-' } },
      },
      'pass',
    ],
  ])('%s', async (_, classes, values, status) => {
    const finding = await run(classes, values);
    expect(finding.status).toBe(status);
    expect(finding.preventsStores ?? false).toBe(status === 'fail');
  });

  it('says which plans can’t be had, and what to do', async () => {
    await expect(run([makeClass('a')])).resolves.toEqual({
      status: 'fail',
      preventsStores: true,
      plans: ['demo'],
      message: 'There is no default StorageClass, which plan demo needs.',
      fix: expect.stringContaining('Make one of a the default'),
    });
  });
});

describe('checkVolumeSnapshots', () => {
  const PATH = '/apis/snapshot.storage.k8s.io/v1/volumesnapshotclasses';
  it.each([
    ['an unknown kind', {}, 'warn'],
    ['no class', { [PATH]: { items: [] } }, 'warn'],
    ['a class', { [PATH]: { items: [{ metadata: { name: 'csi' } }] } }, 'pass'],
  ])('%s', async (_, answers, status) => {
    const api = FakeClusterApi.create(answers);
    const finding = await checkVolumeSnapshots.run(makeContext({ api }));
    expect(finding.status).toBe(status);
    expect(finding.preventsStores).toBeUndefined();
  });
});

describe('checkCapacity', () => {
  const makeNode = (spec = {}, ready = 'True') => ({
    spec,
    status: {
      allocatable: { cpu: '4', memory: '8Gi' },
      conditions: [{ type: 'Ready', status: ready }],
    },
  });
  const makePod = (cpu: string, options: object = {}) => ({
    spec: {
      nodeName: 'one',
      containers: [{ resources: { requests: { cpu, memory: '1Gi' } } }],
      ...options,
    },
    status: { phase: 'Running' },
  });
  const run = (nodes: object[], pods: object[], quota = {}) =>
    checkCapacity.run(
      makeContext({
        api: FakeClusterApi.create({
          '/api/v1/nodes': { items: nodes },
          '/api/v1/pods': { items: pods },
        }),
        plan: { quota },
      }),
    );
  const QUOTA = { 'requests.cpu': '2', 'requests.memory': '2Gi' };

  it.each([
    ['an empty node', [makeNode()], [], 'pass'],
    ['a node with just enough', [makeNode()], [makePod('2')], 'pass'],
    ['a node that is too full', [makeNode()], [makePod('2100m')], 'warn'],
    [
      'a node with large init containers',
      [makeNode()],
      [
        makePod('1', {
          initContainers: [{ resources: { requests: { cpu: '3' } } }],
        }),
      ],
      'warn',
    ],
    [
      'pods that are over',
      [makeNode()],
      [{ ...makePod('4'), status: { phase: 'Succeeded' } }],
      'pass',
    ],
    [
      'pods that no node has taken',
      [makeNode()],
      [makePod('4', { nodeName: undefined })],
      'pass',
    ],
    ['no node', [], [], 'fail'],
    ['a node that isn’t ready', [makeNode({}, 'False')], [], 'fail'],
    ['a node that is drained', [makeNode({ unschedulable: true })], [], 'fail'],
    [
      'a node for others',
      [makeNode({ taints: [{ effect: 'NoSchedule' }] })],
      [],
      'fail',
    ],
    [
      'a node that would rather not',
      [makeNode({ taints: [{ effect: 'PreferNoSchedule' }] })],
      [],
      'pass',
    ],
  ])('%s', async (_, nodes, pods, status) => {
    const finding = await run(nodes, pods, QUOTA);
    expect(finding.status).toBe(status);
    expect(finding.preventsStores).toBeUndefined();
  });

  it('does not count the pods of a large cluster', async () => {
    const pods = Array.from({ length: 5_001 }, () => makePod('1m'));
    await expect(run([makeNode()], pods.slice(1))).resolves.toMatchObject({
      status: 'pass',
    });
    await expect(run([makeNode()], pods)).resolves.toEqual({
      status: 'unknown',
      message: expect.stringContaining('more than 5000 pods'),
    });
  });

  it('says how much is left', async () => {
    const { message } = await run([makeNode(), makeNode()], [makePod('500m')]);
    expect(message).toBe(
      '7.5 CPU and 15 GiB of 8 CPU and 16 GiB on 2 nodes are not requested yet: enough for one more store of each plan.',
    );
    await expect(run([makeNode()], [])).resolves.toMatchObject({
      message: expect.stringContaining('on one node are not requested yet'),
    });
  });
});
