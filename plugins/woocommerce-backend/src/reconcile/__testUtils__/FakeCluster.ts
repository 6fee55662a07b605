import type { V1Namespace } from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { HelmClient } from '../../helm/HelmClient';
import { ClusterClient } from '../../kubernetes/ClusterClient';
import { ObservedRelease, ObservedStore } from '../../kubernetes/ObservedStore';
import { StoreCluster } from '../StoreCluster';
import { makeWorkload } from './stores';

/** A cluster with one store's namespace, in memory, that notes what is done to it. */
export class FakeCluster implements StoreCluster {
  readonly name = 'dev';
  readonly simulatedNodes = true;
  readonly calls: string[] = [];
  /** Whether pods become ready as soon as they are there. */
  podsBecomeReady = true;
  reachable = true;
  namespace?: { uid: string; storeId?: string };
  release?: ObservedRelease;
  /** What Helm does in place of installing. */
  onUpgrade?: (signal?: AbortSignal) => Promise<void>;
  #limitsReady = false;
  #secretReady = false;
  #volumeClaims: string[] = [];
  #generation = 0;

  readonly client: ClusterClient = {
    createNamespace: async namespace => this.#createNamespace(namespace),
    apply: async object => {
      this.calls.push(`apply ${object.kind}`);
      this.#limitsReady = true;
    },
    createSecret: async () => {
      this.calls.push('create Secret');
      this.#secretReady = true;
    },
    deleteVolumeClaim: async ({ name }) => {
      this.calls.push('delete PersistentVolumeClaim');
      this.#volumeClaims = this.#volumeClaims.filter(each => each !== name);
    },
    deleteNamespace: async ({ uid }) => {
      this.calls.push('delete Namespace');
      if (this.namespace?.uid === uid) {
        this.namespace = undefined;
        this.#limitsReady = false;
        this.#secretReady = false;
      }
    },
  };

  readonly helm: HelmClient = {
    upgrade: async ({ signal }) => {
      this.calls.push('helm upgrade');
      await this.onUpgrade?.(signal);
      this.release = {
        revision: (this.release?.revision ?? 0) + 1,
        status: 'deployed',
        modifiedAt: new Date(),
      };
      this.#volumeClaims = ['data-store-demo-mariadb-0'];
    },
    uninstall: async () => {
      this.calls.push('helm uninstall');
      this.release = undefined;
    },
  };

  readonly observer = {
    observe: async (): Promise<ObservedStore> =>
      this.reachable
        ? {
            reachable: true,
            observedAt: new Date(),
            namespace: this.namespace && {
              ...this.namespace,
              terminating: false,
              blockers: [],
            },
            limitsReady: this.#limitsReady,
            secretReady: this.#secretReady,
            release: this.release,
            workloads: this.release ? this.#observeWorkloads() : [],
            volumeClaims: this.#volumeClaims.map(name => ({
              name,
              phase: 'Bound',
              terminating: false,
              finalizers: [],
            })),
            volumes: [],
          }
        : { reachable: false, message: 'connection refused' },
  };

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

  #observeWorkloads() {
    const state = {
      ready: this.podsBecomeReady,
      readyReplicas: this.podsBecomeReady ? 1 : 0,
    };
    return [
      makeWorkload('StatefulSet', 'store-demo-mariadb', state),
      makeWorkload('Deployment', 'store-demo-wordpress', state),
    ];
  }
}
