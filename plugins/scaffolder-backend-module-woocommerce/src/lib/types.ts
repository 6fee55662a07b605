import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { StoreChanges } from './StoreChanges';

/**
 * What all actions need.
 *
 * @internal
 */
export interface StoreActionOptions {
  catalog: CatalogService;
  changes: StoreChanges;
  stores: StoreService;
}

/**
 * The part of an action's context that following a store needs.
 *
 * @internal
 */
export interface FollowContext {
  logger: Pick<LoggerService, 'info' | 'warn'>;
  /** Aborted when the task is cancelled. */
  signal?: AbortSignal;
  /** The caller's credentials; asked for anew for each call. */
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}
