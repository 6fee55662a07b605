import {
  WOOCOMMERCE_STORE_ID_LABEL,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ClusterEvent } from '../failures/FailureSources';
import { ClusterUnreachableError } from '../kubernetes/errors';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { ReachableStore, StoreObject } from '../kubernetes/ObservedStore';
import { StoreWatches, WorkloadObjects } from '../kubernetes/StoreWatches';
import {
  WatchedDeployment,
  WatchedObject,
  WatchedPod,
  WatchedStatefulSet,
} from '../kubernetes/watch/WatchedObjects';
import { KubernetesStoreObserver } from './KubernetesStoreObserver';

const NOW = new Date('2026-01-01T12:00:00Z');
const namespace = 'store-demo';
const CLAIM = 'data-store-demo-mariadb-0';

const LABELLED: StoreObject[] = [
  { kind: 'Deployment', name: 'store-demo-wordpress' },
  { kind: 'StatefulSet', name: 'store-demo-mariadb' },
  { kind: 'PersistentVolumeClaim', name: CLAIM },
];

function makeMetadata(name: string, age = 3_600) {
  return {
    name,
    uid: `uid of ${name}`,
    generation: 1,
    labels: { [WOOCOMMERCE_STORE_LABEL]: 'demo', app: name },
    creationTimestamp: new Date(NOW.getTime() - age * 1_000),
  };
}

function makeWorkload(
  name: string,
  ready: boolean,
): WatchedDeployment & WatchedStatefulSet {
  const replicas = ready ? 1 : 0;
  return {
    metadata: makeMetadata(name),
    spec: { replicas: 1, selector: { matchLabels: { app: name } } },
    status: {
      observedGeneration: 1,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  };
}

function makePod(workload: string, overrides: Partial<WatchedPod> = {}) {
  return {
    metadata: makeMetadata(workload),
    status: { phase: 'Running' },
    ...overrides,
  };
}

/** A store all of whose pods run. */
function makeObjects(overrides: Partial<WorkloadObjects> = {}) {
  return {
    deployments: [makeWorkload('store-demo-wordpress', true)],
    statefulSets: [makeWorkload('store-demo-mariadb', true)],
    replicaSets: [],
    pods: [
      makePod('store-demo-wordpress'),
      makePod('store-demo-mariadb', {
        spec: {
          volumes: [
            { name: 'data', persistentVolumeClaim: { claimName: CLAIM } },
          ],
        },
      }),
    ],
    volumeClaims: [
      { metadata: makeMetadata(CLAIM), status: { phase: 'Bound' } },
    ],
    cronJobs: [],
    jobs: [],
    ...overrides,
  };
}

/** A cluster whose watches see some of what it holds. */
function makeCluster(options: {
  watched?: Partial<WorkloadObjects>;
  held?: Partial<WorkloadObjects>;
  events?: ClusterEvent[];
  listEvents?: () => Promise<{ items: ClusterEvent[] }>;
  namespaceLabels?: Record<string, string>;
  installed?: boolean;
  interrupted?: boolean;
  /** Whether the portal's account has no rights in the namespace alone. */
  closed?: boolean;
  /** Whether there is no such namespace. */
  missing?: boolean;
  /** The namespace as it is in memory; undefined when it is not. */
  watchedNamespace?: WatchedObject;
}) {
  const {
    watched,
    events = [],
    installed = true,
    interrupted = false,
  } = options;
  const held = makeObjects(options.held ?? watched);
  const list = (items: unknown) => jest.fn(async () => ({ items }));
  const enter = async <T>(object: T): Promise<T> => {
    if (options.closed) {
      throw Object.assign(new Error('is forbidden'), { code: 403 });
    }
    return object;
  };
  const core = {
    readNamespace: jest.fn(async () => {
      if (options.missing) {
        throw Object.assign(new Error('not found'), { code: 404 });
      }
      return {
        metadata: {
          name: namespace,
          uid: 'uid',
          labels: options.namespaceLabels ?? {
            [WOOCOMMERCE_STORE_ID_LABEL]: 'store-id',
            [WOOCOMMERCE_STORE_LABEL]: 'demo',
          },
        },
      };
    }),
    readNamespacedResourceQuota: jest.fn(() => enter({})),
    readNamespacedLimitRange: () => enter({}),
    listNamespacedSecret: jest.fn(() =>
      enter({
        items: installed
          ? [
              {
                metadata: {
                  labels: {
                    owner: 'helm',
                    name: namespace,
                    version: '1',
                    status: 'deployed',
                  },
                },
              },
            ]
          : [],
      }),
    ),
    listNamespacedPod: list(held.pods),
    listNamespacedPersistentVolumeClaim: list(held.volumeClaims),
    listNamespacedEvent: jest.fn(
      options.listEvents ?? (async () => ({ items: events })),
    ),
  };
  const kubernetes = {
    core,
    apps: {
      listNamespacedDeployment: list(held.deployments),
      listNamespacedStatefulSet: list(held.statefulSets),
      listNamespacedReplicaSet: list(held.replicaSets),
    },
    batch: {
      listNamespacedCronJob: list(held.cronJobs),
      listNamespacedJob: list(held.jobs),
    },
    module: { setHeaderOptions: () => undefined },
  } as unknown as Kubernetes;
  const watches = {
    interrupted,
    findNamespace: () => options.watchedNamespace,
    read: () => makeObjects(watched),
  } as unknown as StoreWatches;
  const observer = KubernetesStoreObserver.create({ kubernetes, watches });
  return {
    core,
    observe: async (fresh = false) => {
      const observed = await observer.observe({
        namespace,
        fresh,
        now: NOW,
        labelled: LABELLED,
      });
      expect(observed.reachable).toBe(true);
      return observed as ReachableStore;
    },
  };
}

const REFUSED: ClusterEvent = {
  type: 'Warning',
  reason: 'FailedCreate',
  message: 'pods "a" is forbidden: exceeded quota: store-limits',
  involvedObject: {
    kind: 'StatefulSet',
    name: 'store-demo-mariadb',
    uid: 'uid of store-demo-mariadb',
  },
  firstTimestamp: NOW,
  lastTimestamp: NOW,
};

const WITHOUT_DATABASE = {
  statefulSets: [makeWorkload('store-demo-mariadb', false)],
  pods: [makePod('store-demo-wordpress')],
};

describe('KubernetesStoreObserver', () => {
  it('asks for neither events nor lists while all is well', async () => {
    const { core, observe } = makeCluster({});
    expect(await observe()).toMatchObject({
      observedAt: NOW,
      unlabelled: [],
      isUnsettled: false,
    });
    expect(core.listNamespacedEvent).not.toHaveBeenCalled();
    expect(core.listNamespacedPod).not.toHaveBeenCalled();
  });

  it('asks once for the limits of a namespace that is not in memory yet', async () => {
    const { core, observe } = makeCluster({});
    await observe();
    expect((await observe()).limitsReady).toBe(true);
    expect(core.readNamespace).toHaveBeenCalledTimes(2);
    expect(core.readNamespacedResourceQuota).toHaveBeenCalledTimes(1);
  });

  describe('of a namespace that is in memory', () => {
    const watchedNamespace = {
      metadata: {
        name: namespace,
        uid: 'uid',
        labels: {
          [WOOCOMMERCE_STORE_ID_LABEL]: 'store-id',
          [WOOCOMMERCE_STORE_LABEL]: 'demo',
        },
      },
    };

    afterEach(() => {
      jest.restoreAllMocks();
    });

    it('asks for the limits once a minute, and not for itself', async () => {
      const { core, observe } = makeCluster({ watchedNamespace });
      const now = jest.spyOn(performance, 'now').mockReturnValue(0);
      const expected = {
        namespace: { uid: 'uid', storeId: 'store-id', terminating: false },
        limitsReady: true,
      };
      expect(await observe()).toMatchObject(expected);
      now.mockReturnValue(60_000);
      expect(await observe()).toMatchObject(expected);
      expect(core.readNamespacedResourceQuota).toHaveBeenCalledTimes(1);

      now.mockReturnValue(60_001);
      core.readNamespacedResourceQuota.mockRejectedValue(
        Object.assign(new Error('not found'), { code: 404 }),
      );
      expect((await observe()).limitsReady).toBe(false);
      expect((await observe()).limitsReady).toBe(false);
      expect(core.readNamespacedResourceQuota).toHaveBeenCalledTimes(3);
      expect(core.readNamespace).not.toHaveBeenCalled();
    });

    it('asks for all of it when it has to be certain', async () => {
      const { core, observe } = makeCluster({ watchedNamespace });
      await observe();
      await observe(true);
      expect(core.readNamespacedResourceQuota).toHaveBeenCalledTimes(2);
      expect(core.readNamespace).toHaveBeenCalledTimes(1);
    });
  });

  it('asks for the warnings of a namespace with a workload that lacks pods', async () => {
    const { core, observe } = makeCluster({
      watched: WITHOUT_DATABASE,
      events: [REFUSED],
    });
    const observed = await observe();
    expect(observed.workloads[1].problem?.reason).toBe('QuotaExceeded');
    expect(observed.isUnsettled).toBe(true);
    expect(core.listNamespacedEvent.mock.calls).toEqual([
      [{ namespace, fieldSelector: 'type=Warning', limit: 500 }],
    ]);
  });

  it('asks for no events where the objects say it all', async () => {
    const { core, observe } = makeCluster({
      watched: {
        deployments: [makeWorkload('store-demo-wordpress', false)],
        pods: [
          makePod('store-demo-wordpress', {
            status: {
              containerStatuses: [
                {
                  name: 'wordpress',
                  image: 'wordpress',
                  ready: false,
                  restartCount: 0,
                  state: { waiting: { reason: 'ImagePullBackOff' } },
                },
              ],
            },
          }),
          ...makeObjects().pods.slice(1),
        ],
      },
    });
    const observed = await observe();
    expect(observed.workloads[0].problem?.reason).toBe('ImagePullFailed');
    expect(observed.isUnsettled).toBe(false);
    expect(core.listNamespacedEvent).not.toHaveBeenCalled();
  });

  it('asks what is said of a claim that is not bound, which is no warning always', async () => {
    const { core, observe } = makeCluster({
      watched: {
        statefulSets: [makeWorkload('store-demo-mariadb', false)],
        volumeClaims: [
          { metadata: makeMetadata(CLAIM), status: { phase: 'Pending' } },
        ],
      },
      events: [
        {
          type: 'Normal',
          reason: 'FailedBinding',
          message: 'no storage class is set',
          involvedObject: {
            kind: 'PersistentVolumeClaim',
            uid: `uid of ${CLAIM}`,
          },
          lastTimestamp: NOW,
        },
      ],
    });
    const observed = await observe();
    expect(observed.workloads[1].problem).toMatchObject({
      reason: 'VolumeNotBound',
      message: expect.stringContaining('no storage class is set'),
    });
    expect(core.listNamespacedEvent.mock.calls).toEqual([
      [
        {
          namespace,
          fieldSelector: 'involvedObject.kind=PersistentVolumeClaim',
          limit: 500,
        },
      ],
    ]);
  });

  it('F14: asks for what the watches can’t be certain of', async () => {
    const cluster = {
      watched: {},
      held: { deployments: [makeWorkload('store-demo-wordpress', false)] },
    };
    const sure = await makeCluster(cluster).observe();
    expect(sure.workloads[0].ready).toBe(true);
    const unsure = makeCluster({ ...cluster, interrupted: true });
    expect((await unsure.observe()).workloads[0].ready).toBe(false);
  });

  it('F12: says since when the cluster does not answer', async () => {
    const watches = {
      lostAt: performance.now() - 5_000,
      findNamespace: () => {
        throw new ClusterUnreachableError('no');
      },
    } as unknown as StoreWatches;
    const observer = KubernetesStoreObserver.create({
      kubernetes: {} as Kubernetes,
      watches,
    });
    jest.spyOn(performance, 'now').mockReturnValue(watches.lostAt! + 7_000);
    const observed = await observer.observe({
      namespace,
      fresh: false,
      now: NOW,
    });
    jest.restoreAllMocks();
    expect(observed).toEqual({
      reachable: false,
      message: 'no',
      since: new Date(NOW.getTime() - 7_000),
    });
  });

  it.each([
    ['does not answer', new Error('no'), 'no'],
    [
      'refuses to tell',
      Object.assign(new Error('no'), { code: 403 }),
      "The portal's account may not look at the store: no",
    ],
  ])(
    'says of a cluster that %s what it is asked for in vain',
    async (_, error, message) => {
      const observer = KubernetesStoreObserver.create({
        kubernetes: {
          core: { readNamespace: () => Promise.reject(error) },
        } as unknown as Kubernetes,
        watches: { lostAt: undefined } as unknown as StoreWatches,
      });
      await expect(observer.observeRemains({ namespace })).resolves.toEqual({
        reachable: false,
        message: expect.stringContaining(message),
      });
    },
  );

  it.each([
    ['may not be read', Object.assign(new Error('no'), { code: 403 })],
    ['do not come', new ClusterUnreachableError('no')],
  ])('does without events that %s', async (_, error) => {
    const { observe } = makeCluster({
      watched: WITHOUT_DATABASE,
      listEvents: async () => {
        throw error;
      },
    });
    const observed = await observe();
    expect(observed.workloads[1]).toMatchObject({
      ready: false,
      problem: undefined,
    });
    expect(observed.isUnsettled).toBe(true);
  });

  const unlabel = <T extends WatchedObject>(object: T): T => ({
    ...object,
    metadata: { ...object.metadata, labels: { app: 'store-demo-mariadb' } },
  });

  it.each<[string, Partial<WorkloadObjects>, Partial<WorkloadObjects>]>([
    [
      'StatefulSet',
      { statefulSets: [] },
      { statefulSets: [unlabel(makeWorkload('store-demo-mariadb', true))] },
    ],
    [
      'PersistentVolumeClaim',
      { volumeClaims: [] },
      { volumeClaims: [unlabel(makeObjects().volumeClaims[0])] },
    ],
  ])(
    'tells a %s that has lost its label from one that is gone',
    async (kind, watched, held) => {
      const lost = makeCluster({ watched, held });
      const observed = await lost.observe();
      expect(observed.unlabelled).toEqual([
        expect.objectContaining({ kind, label: WOOCOMMERCE_STORE_LABEL }),
      ]);
      expect(observed.workloads.map(({ ready }) => ready)).toEqual([
        true,
        true,
      ]);
      expect(observed.isUnsettled).toBe(true);
      expect((await lost.observe(true)).unlabelled).toEqual(
        observed.unlabelled,
      );

      const gone = await makeCluster({ watched }).observe();
      expect(gone.unlabelled).toEqual([]);
    },
  );

  it('says that it may not look into a namespace, and sees what is watched all the same', async () => {
    const observed = await makeCluster({ closed: true }).observe();
    expect(observed).toMatchObject({
      closed: 'is forbidden',
      namespace: { storeId: 'store-id' },
      limitsReady: false,
    });
    expect(observed.workloads).toHaveLength(2);
    expect(observed.release).toBeUndefined();
  });

  it('takes no refusal for anything when there is no namespace', async () => {
    const gone = makeCluster({ closed: true, missing: true });
    expect(await gone.observe(true)).toMatchObject({
      closed: undefined,
      namespace: undefined,
      limitsReady: false,
    });
  });

  it.each([
    ['by the watches', false],
    ['when asked', true],
  ])(
    'asks for nothing in a namespace that is not there %s',
    async (_, fresh) => {
      const { core, observe } = makeCluster({ missing: true });
      await observe(fresh);
      expect(core.readNamespace).toHaveBeenCalledTimes(1);
      expect(core.listNamespacedPod).not.toHaveBeenCalled();
      expect(core.listNamespacedSecret).not.toHaveBeenCalled();
      expect(core.readNamespacedResourceQuota).not.toHaveBeenCalled();
    },
  );

  it('does not look for what was never installed', async () => {
    const { core, observe } = makeCluster({
      watched: { deployments: [], statefulSets: [], pods: [] },
      installed: false,
    });
    await observe();
    expect(core.listNamespacedPod).not.toHaveBeenCalled();
  });

  it('finds the label that a namespace has lost, if it is a store’s', async () => {
    const ours = { [WOOCOMMERCE_STORE_ID_LABEL]: 'store-id' };
    const lost = await makeCluster({ namespaceLabels: ours }).observe();
    expect(lost.unlabelled).toEqual([
      { kind: 'Namespace', name: namespace, label: WOOCOMMERCE_STORE_LABEL },
    ]);
    const foreign = await makeCluster({ namespaceLabels: {} }).observe();
    expect(foreign.unlabelled).toEqual([]);
  });
});
