import type { V1Namespace } from '@kubernetes/client-node';
import { JsonObject } from '@backstage/types';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeInventory } from '../../__testUtils__/makeInventory';
import { ClusterClient } from '../../cluster/ClusterClient';
import { PodResult } from '../../cluster/readPodResult';
import { HelmClient } from '../../helm/HelmClient';
import { HelmError } from '../../helm/HelmError';
import { ChartPrograms } from '../../helm/prepareChart';
import {
  ObservedCronJob,
  ObservedProblem,
  ObservedRelease,
  ObservedStore,
} from '../../kubernetes/ObservedStore';
import { StoreCluster } from '../StoreCluster';
import { makeWorkload } from './stores';

/** A cluster with one store's namespace, in memory, that notes what is done to it. */
export class FakeCluster implements StoreCluster {
  readonly name = 'local';
  readonly calls: string[] = [];
  /** Whether pods become ready as soon as they are there. */
  podsBecomeReady = true;
  /** Whether the watches still show pods that were ready. */
  watchesLag = false;
  reachable = true;
  settled = true;
  interrupted = false;
  /** Is called before it is looked into. */
  onObserve?: () => Promise<void>;
  /** Whether the namespace goes away. */
  terminating = false;
  /** Why the portal's account may not look into the namespace. */
  closed?: string;
  /** Is called before the account gets its rights there. */
  onGrant?: () => void;
  namespace?: { uid: string; storeId?: string };
  release?: ObservedRelease;
  /** What Helm does in place of installing. */
  onUpgrade?: (signal?: AbortSignal) => Promise<void>;
  /** How the pod of a test ends; there is none without it. */
  onTest?: () => Promise<PodResult | undefined>;
  /** The pod of the last test. */
  testPod?: PodResult;
  /** The chart's version that was applied last. */
  upgradedTo?: string;
  /** The values of the release. */
  values: JsonObject = {};
  /** What keeps a pod of a hook from running. */
  hookProblem?: ObservedProblem;
  /** Why the pods go on with what they had before. */
  upgradeFailure?: string;
  /** What is taken out of the chart. */
  programs?: ChartPrograms;
  cronJobs: ObservedCronJob[] = [];
  #limitsReady = false;
  #secretKeys?: string[];
  #volumeClaims: string[] = [];
  #generation = 0;

  get connected(): boolean {
    return this.reachable;
  }

  readonly client: ClusterClient = {
    createNamespace: async namespace => this.#createNamespace(namespace),
    apply: async object => {
      this.calls.push(`apply ${object.kind}`);
      if (object.kind === 'Namespace') {
        this.namespace = {
          ...this.namespace!,
          storeId: object.metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL],
        };
      } else if (object.kind !== 'ConfigMap') {
        this.#limitsReady = true;
      }
    },
    grantAccess: async () => {
      this.calls.push('grant access');
      this.onGrant?.();
      this.closed = undefined;
    },
    ensureSecret: async secret => {
      this.calls.push('ensure Secret');
      this.#secretKeys = Object.keys(secret.stringData ?? {});
    },
    readPodResult: async () => this.testPod,
    findHookProblem: async () => this.hookProblem,
    deletePendingRevision: async ({ revision }) => {
      this.calls.push(`delete revision ${revision}`);
      this.release = {
        revision: revision - 1,
        status: 'deployed',
        modifiedAt: new Date(0),
      };
    },
    deleteFormerRevision: async ({ revision }) => {
      this.calls.push(`delete former revision ${revision}`);
    },
    deleteFormerPrograms: async ({ current }) => {
      this.calls.push(`delete programs before ${current}`);
    },
    readInventory: async () => makeInventory(),
    deleteVolumeClaim: async ({ name }) => {
      this.calls.push('delete PersistentVolumeClaim');
      this.#volumeClaims = this.#volumeClaims.filter(each => each !== name);
    },
    deleteNamespace: async ({ uid }) => {
      this.calls.push('delete Namespace');
      if (this.namespace?.uid === uid) {
        this.namespace = undefined;
        this.#limitsReady = false;
        this.#secretKeys = undefined;
        this.release = undefined;
        this.#volumeClaims = [];
      }
    },
  };

  readonly helm: HelmClient = {
    prepareChart: async ({ ref }) => ({ ref, programs: this.programs }),
    upgrade: async ({ lease, values, version }) => {
      this.calls.push('helm upgrade');
      await this.onUpgrade?.(lease?.signal);
      this.upgradedTo = version;
      this.values = values;
      this.release = {
        revision: (this.release?.revision ?? 0) + 1,
        status: 'deployed',
        own: true,
        modifiedAt: new Date(),
      };
      this.#volumeClaims = ['data-store-demo-mariadb-0'];
    },
    uninstall: async () => {
      this.calls.push('helm uninstall');
      this.release = undefined;
    },
    test: async ({ lease }) => {
      this.calls.push('helm test');
      const aborted = new Promise<never>((_, reject) =>
        lease?.signal.addEventListener('abort', () =>
          reject(new Error('aborted')),
        ),
      );
      this.testPod = await Promise.race([this.onTest?.(), aborted]);
    },
  };

  readonly observer = {
    observeRemains: async (): Promise<ObservedStore> => {
      const observed = await this.observer.observe({ fresh: true });
      return observed.reachable ? { ...observed, volumes: [] } : observed;
    },
    observe: async ({ fresh }: { fresh: boolean }): Promise<ObservedStore> => {
      await this.onObserve?.();
      return this.reachable
        ? {
            reachable: true,
            observedAt: new Date(),
            namespace: this.namespace && {
              ...this.namespace,
              terminating: this.terminating,
              blockers: [],
            },
            ...this.#observeInside(),
            workloads: this.release ? this.#observeWorkloads(fresh) : [],
            cronJobs: this.cronJobs,
            volumeClaims: this.#volumeClaims.map(name => ({
              name,
              uid: `uid-of-${name}`,
              phase: 'Bound',
              terminating: false,
              finalizers: [],
            })),
          }
        : { reachable: false, message: 'connection refused' };
    },
  };

  /** The same cluster for somebody who has lost it. */
  lose(): StoreCluster {
    const observe = async (): Promise<ObservedStore> => ({
      reachable: false,
      message: 'connection refused',
    });
    return {
      name: this.name,
      client: this.client,
      helm: this.helm,
      observer: { observe, observeRemains: observe },
      settled: true,
      reachable: false,
      connected: false,
      interrupted: false,
      start: () => this.start(),
      stop: () => this.stop(),
    };
  }

  /** Has the test that is under way fail, with that pod left. */
  failTest(pod: PodResult): never {
    this.testPod = pod;
    throw new HelmError({
      command: 'test',
      exitCode: 1,
      message: 'Error: pod failed',
    });
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  #createNamespace(namespace: V1Namespace): V1Namespace {
    this.calls.push('create Namespace');
    this.#generation += 1;
    this.namespace ??= {
      uid: `uid-${this.#generation}`,
      storeId: namespace.metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL],
    };
    return {
      metadata: {
        uid: this.namespace.uid,
        labels: this.namespace.storeId
          ? { [WOOCOMMERCE_STORE_ID_LABEL]: this.namespace.storeId }
          : {},
      },
    };
  }

  #observeInside() {
    return this.namespace && this.closed !== undefined
      ? { closed: this.closed, limitsReady: false }
      : {
          limitsReady: this.#limitsReady,
          credentials: this.#secretKeys && { keys: this.#secretKeys },
          release: this.release,
        };
  }

  #observeWorkloads(fresh: boolean) {
    const ready = this.podsBecomeReady || (this.watchesLag && !fresh);
    const state = { ready, readyReplicas: ready ? 1 : 0 };
    return [
      makeWorkload('StatefulSet', 'store-demo-mariadb', state),
      makeWorkload('Deployment', 'store-demo-wordpress', {
        ...state,
        upgradeFailure: this.upgradeFailure,
      }),
    ];
  }
}
