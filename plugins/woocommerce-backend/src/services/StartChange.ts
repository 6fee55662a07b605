import { StorePhase } from '@woocommerce-backstage/plugin-woocommerce-common';
import { WoocommerceConfig } from '../config';
import {
  StoreRecord,
  StoreRepository,
  StoreRequest,
  UsageCheck,
} from '../database';

/** The phases in which a store has all that it takes to be changed. */
export const CHANGEABLE_PHASES: readonly StorePhase[] = ['Ready', 'Degraded'];

/**
 * Starts an operation on a store, or gives up the one that it has.
 *
 * @returns the store with the new operation, or with one that does for it
 * @throws ConflictError when the store can't be changed like this now
 */
export type StartChange = (options: {
  config: WoocommerceConfig;
  repository: StoreRepository;
  store: StoreRecord;
  /** Who asks for it. */
  actor: string;
  /** What is held against it. */
  usage: UsageCheck;
  /** The store is left alone when it has changed since. */
  updatedAt?: Date;
  request?: StoreRequest;
}) => Promise<StoreRecord>;
