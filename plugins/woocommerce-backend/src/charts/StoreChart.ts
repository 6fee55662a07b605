import { JsonObject } from '@backstage/types';
import { StoreReadiness } from '@woocommerce-backstage/plugin-woocommerce-common';
import { BlueprintConfig, PlanConfig, StorefrontConfig } from '../config';
import { StoreObject } from '../kubernetes/ObservedStore';

/** What a chart has to know of a store. */
export interface ChartStore {
  readonly name: string;
  readonly title: string;
  readonly namespace: string;
  readonly url: string;
}

/** What the engine has to know of a chart to install stores with it. */
export interface StoreChart {
  /** How far a store of this chart can climb the ladder. */
  readonly highestReadiness: StoreReadiness;

  /** Whether the chart can make a shop from a blueprint. */
  readonly hasBlueprints: boolean;

  /**
   * Whether the chart's own schema of values and its tests see to it that the API
   * server knows each field of its objects. Helm need not look then, which costs
   * it a quarter of its time (docs/performance.md).
   */
  readonly isValidated: boolean;

  /**
   * Whether all that a release makes is in its namespace and nothing has to run
   * before it goes, so that deleting the namespace is all there is to do.
   */
  readonly isNamespaced: boolean;

  /**
   * The folders of the chart's `files` with programs that are the same in all
   * stores, and are made beside the release if the chart knows of that.
   */
  readonly programs: readonly string[];

  /** The keys that the Secret with the store's passwords must have. */
  readonly secretKeys: readonly string[];

  /** The values that make a release of this chart the given store. */
  buildValues(options: {
    store: ChartStore;
    plan: PlanConfig;
    /** What the shop is made of; as the chart makes it when absent. */
    blueprint?: BlueprintConfig;
    storefront: StorefrontConfig;
    /** The name of the programs that are beside the release; it has them when absent. */
    programs?: string;
  }): JsonObject;

  /** The names of the workloads that must be ready, by the rung they stand for. */
  getWorkloads(release: string): {
    DatabaseReady: string;
    WordPressReady: string;
  };

  /** What has the store's label, by which it is watched, if it is there. */
  getLabelled(release: string): StoreObject[];

  /**
   * The pod of the release's `helm test`, which ends with a verification as its
   * termination message; undefined when the chart has none.
   */
  getVerificationPod(
    release: string,
  ): { name: string; container: string } | undefined;

  /** The CronJob that does the scheduled work; undefined when there is none. */
  getCronJob(release: string): string | undefined;
}
