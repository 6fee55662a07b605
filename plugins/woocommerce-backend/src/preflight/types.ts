import {
  PreflightCheckId,
  PreflightCheckStatus,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ClusterConfig, WoocommerceConfig } from '../config';
import { HelmProgram } from '../helm/HelmProgram';
import { ClusterApi } from './api/ClusterApi';

/** What a check may look at. */
export interface PreflightContext {
  readonly api: ClusterApi;
  readonly cluster: ClusterConfig;
  readonly config: Pick<WoocommerceConfig, 'plans' | 'charts' | 'storefront'>;
  readonly helm: Pick<HelmProgram, 'check'>;
  /**
   * The addresses of a host, as the portal's own machine knows them.
   *
   * @throws an error with the resolver's `code`
   */
  lookUp(host: string): Promise<string[]>;
}

/** What a check has found. */
export interface Finding {
  readonly status: PreflightCheckStatus;
  /** What was found, in sentences for people. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
  /** Whether stores that are asked for now could never become what they should. */
  readonly preventsStores?: boolean;
  /** The plans whose stores it prevents; all when absent. */
  readonly plans?: readonly string[];
}

/** Looks at one thing that stores need of a cluster. */
export interface PreflightCheck {
  readonly id: PreflightCheckId;
  /** What it is about, in a few words. */
  readonly title: string;
  run(context: PreflightContext): Promise<Finding>;
}
