import { JsonObject } from '@backstage/types';
import { PlanConfig, StorefrontConfig } from '../config';

/** What a chart has to know of a store. */
export interface ChartStore {
  readonly name: string;
  readonly title: string;
  readonly namespace: string;
  readonly url: string;
}

/** What the engine has to know of a chart to install stores with it. */
export interface StoreChart {
  /** The values that make a release of this chart the given store. */
  buildValues(options: {
    store: ChartStore;
    plan: PlanConfig;
    storefront: StorefrontConfig;
  }): JsonObject;

  /** The names of the workloads that must be ready, by the rung they stand for. */
  getWorkloads(release: string): {
    DatabaseReady: string;
    WordPressReady: string;
  };
}
