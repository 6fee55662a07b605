import { JsonObject } from '@backstage/types';
import {
  QuotaResource,
  StoreReadiness,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** The plugin's configuration, read once at start-up. */
export interface WoocommerceConfig {
  /** Stores of plans that say nothing of clusters go to the first one. */
  readonly clusters: ClusterConfig[];
  readonly charts: Map<string, ChartConfig>;
  readonly plans: Map<string, PlanConfig>;
  /** What the content of a shop can be made from, by name. */
  readonly blueprints: Map<string, BlueprintConfig>;
  /** The name of the plan that is used when a request names none. */
  readonly defaultPlan: string;
  /** The names whose stores would have the portal's own address. */
  readonly portalNames: ReadonlySet<string>;
  readonly storefront: StorefrontConfig;
  readonly deadlines: DeadlinesConfig;
  readonly helm: HelmConfig;
  readonly concurrency: ConcurrencyConfig;
  readonly quotas: QuotasConfig;
  readonly rateLimit: RateLimitConfig;
  readonly audit: AuditConfig;
  readonly actions: ActionsConfig;
  readonly preflight: PreflightConfig;
}

/** How much somebody may have; what is absent is not limited. */
export type QuotaLimits = Partial<Record<QuotaResource, number>>;

/** How much users, groups and clusters may have. */
export interface QuotasConfig {
  /** Of each user. */
  readonly user: QuotaLimits;
  /** Of each group. */
  readonly group: QuotaLimits;
  /** Of each cluster. */
  readonly cluster: QuotaLimits;
  /** In place of those, by entity reference or the name of a cluster. */
  readonly overrides: Record<string, QuotaLimits>;
}

/** What is offered in Backstage's actions registry, from where agents have it. */
export interface ActionsConfig {
  /** Whether only what changes nothing is. */
  readonly readOnly: boolean;
}

/** What is made of what a preflight says of a cluster. */
export interface PreflightConfig {
  /** Whether stores are refused that the last one says a cluster can't have. */
  readonly refuseCreate: boolean;
}

/** How the audit log is kept. */
export interface AuditConfig {
  /** After how many days events are forgotten. */
  readonly retentionDays: number;
}

/** How often each user may ask. */
export interface RateLimitConfig {
  readonly requestsPerMinute: number;
  /** How many of those may be to change something. */
  readonly changesPerMinute: number;
}

/** How many stores may be changed at the same time. */
export interface ConcurrencyConfig {
  /** By each replica of the backend. */
  readonly perReplica: number;
  /** In each cluster that says nothing else, by all replicas together. */
  readonly perCluster: number;
  /** Of each owner, by all replicas together. */
  readonly perOwner: number;
}

/** A Kubernetes cluster in which stores live. */
export interface ClusterConfig {
  readonly name: string;
  /** The path of a kubeconfig file; the pod's own service account when absent. */
  readonly kubeconfig?: string;
  /** The context in that file; its current one when absent. */
  readonly context?: string;
  /** Whether pods are only said to run, as on a cluster for development. */
  readonly simulatedNodes: boolean;
  /** By which plans choose it. */
  readonly labels?: Readonly<Record<string, string>>;
  /** How many of its stores may be changed at the same time, if it says so itself. */
  readonly concurrency?: number;
  /** Where its storefronts are reached, if it says so itself. */
  readonly storefront?: StorefrontConfig;
}

/** The kinds of charts that the engine knows how to install stores with. */
export const CHART_TYPES = ['woocommerce-store', 'bitnami-wordpress'] as const;

/** One of {@link CHART_TYPES}. */
export type ChartType = (typeof CHART_TYPES)[number];

/** How far the ladder can be climbed, from the lowest rung on. */
export const READINESS_LEVELS = [
  'workload',
  'storefront',
  'checkout',
] as const satisfies readonly StoreReadiness[];

/** An entry of the chart catalogue. */
export interface ChartConfig {
  readonly name: string;
  /** How values are made for it and what its objects are called. */
  readonly type: ChartType;
  /** An absolute path, or an `oci://` reference. */
  readonly ref: string;
  readonly version: string;
}

/** What a store of a plan gets. */
export interface PlanConfig {
  readonly name: string;
  readonly title: string;
  /** The chart's name in the chart catalogue. */
  readonly chart: string;
  /** The name of the cluster of all its stores. */
  readonly cluster?: string;
  /** The clusters that its stores may be in, by their labels. */
  readonly clusterSelector?: {
    readonly matchLabels: Readonly<Record<string, string>>;
  };
  /** How far the ladder must be climbed for the store to be Ready. */
  readonly readiness: StoreReadiness;
  /** Whether stores that don't say it themselves are protected from being deleted. */
  readonly protected: boolean;
  /** The name of the blueprint of stores that ask for none. */
  readonly blueprint?: string;
  /** Chart values of the plan, under those that the store itself determines. */
  readonly values: JsonObject;
  /** The hard limits of the namespace's ResourceQuota. */
  readonly quota: Record<string, string>;
  /** The container defaults of the namespace's LimitRange. */
  readonly limitRange: {
    readonly default: Record<string, string>;
    readonly defaultRequest: Record<string, string>;
  };
}

/** What the content of a shop is made from. */
export interface BlueprintConfig {
  readonly name: string;
  readonly title: string;
  /** The chart's values for it: the shop's country and currency, and its content. */
  readonly values: JsonObject;
}

/** Where the storefronts are reached. */
export interface StorefrontConfig {
  /** A host name with `{name}` in the place of the store's name. */
  readonly domainTemplate: string;
  readonly scheme: 'http' | 'https';
  /** The port in the addresses; the scheme's own when absent. */
  readonly port?: number;
  /** Whether an Ingress or a Gateway API HTTPRoute leads to the stores. */
  readonly route: 'ingress' | 'httpRoute';
  /** The cluster's default class when absent. */
  readonly ingressClassName?: string;
  /** The Gateways that HTTPRoutes are attached to. */
  readonly gateways: readonly JsonObject[];
  /**
   * Where pods reach the stores' route, as `host:port`; found by the host's own
   * name when absent.
   */
  readonly routeAddress?: string;
  /** Whether certificates that nobody vouches for do for verifications. */
  readonly insecureSkipTlsVerify: boolean;
  /** The Secret with the certificate, in the store's namespace; only with https. */
  readonly tlsSecretName?: string;
  readonly ingressAnnotations: Record<string, string>;
  readonly adminEmail: string;
}

/** How long things may take, in milliseconds. */
export interface DeadlinesConfig {
  /** From the request to Ready. */
  readonly provision: number;
  /** From the request until a deletion that isn't done names what holds it up. */
  readonly delete: number;
  /** One call of Helm; a pending release is taken over after this time. */
  readonly helm: number;
  /**
   * One call of Helm that upgrades a release. It takes longer, since the chart
   * tries the new image before anything is replaced.
   */
  readonly upgrade: number;
}

/** How Helm is called. */
export interface HelmConfig {
  /** The program's name or path. */
  readonly command: string;
}
