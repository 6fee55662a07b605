import { DURATION_BUCKETS } from './buckets';

/** What is known of a metric before anything is measured. */
export interface MetricDescription {
  /** As Prometheus has it. */
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** One sentence. */
  readonly description: string;
  readonly unit?: 's';
  /** All that it is told apart by. The values of each are few, and none names a store, a person or a host. */
  readonly labels: readonly MetricLabel[];
  /** The upper ends of a histogram's buckets. */
  readonly buckets?: readonly number[];
  /** Whether it is read from the database, so that all replicas say the same. */
  readonly shared?: true;
}

/** What a label says, for people. */
export const METRIC_LABELS = {
  cluster: 'The name of a cluster in `woocommerce.clusters`',
  phase: 'A phase of a store, such as `Ready`',
  type: 'What is done: `provision`, `verify`, `upgrade`, `repair` or `delete`',
  result: 'How it ended',
  reason: 'A reason from the closed list, such as `ImagePullFailed`',
  condition: 'A rung of the ladder, such as `DatabaseReady`',
  step: 'A step of the engine, such as `install-release`',
  command: 'Helm’s subcommand: `upgrade`, `uninstall` or `test`',
  verb: '`get`, `list`, `create`, `update`, `patch` or `delete`',
  resource: 'What of the Kubernetes API, such as `pods`',
  code: '`2xx`, `3xx`, `4xx` or `5xx`, or `none` when there was no answer',
  cause: 'Why it happened',
  rung: 'How far the check went: `storefront` or `checkout`',
  quantile: '`0.5`, `0.99` or `1`, the longest',
} as const;

/** A label that metrics may have. */
export type MetricLabel = keyof typeof METRIC_LABELS;

/** All metrics of this plugin. Alert rules, the dashboard and the reference are held against it. */
export const METRICS = {
  stores: {
    name: 'woocommerce_stores',
    kind: 'gauge',
    description: 'Stores in each phase.',
    labels: ['cluster', 'phase'],
    shared: true,
  },
  storesWithReason: {
    name: 'woocommerce_stores_with_reason',
    kind: 'gauge',
    description: 'Stores that are not well, by the reason.',
    labels: ['cluster', 'reason'],
    shared: true,
  },
  storesUnreachable: {
    name: 'woocommerce_stores_unreachable',
    kind: 'gauge',
    description: 'Stores whose cluster did not answer when it was asked last.',
    labels: ['cluster'],
    shared: true,
  },
  databaseUp: {
    name: 'woocommerce_database_up',
    kind: 'gauge',
    description: 'Whether the database answers this replica: 1 or 0.',
    labels: [],
  },
  queueLength: {
    name: 'woocommerce_queue_length',
    kind: 'gauge',
    description: 'Operations that wait for their first turn.',
    labels: ['cluster'],
    shared: true,
  },
  queueAge: {
    name: 'woocommerce_queue_oldest_age_seconds',
    kind: 'gauge',
    description:
      'How long the oldest operation has waited for its first turn; 0 when none waits.',
    unit: 's',
    labels: ['cluster'],
    shared: true,
  },
  operationsRunning: {
    name: 'woocommerce_operations_running',
    kind: 'gauge',
    description: 'Operations whose time runs.',
    labels: ['cluster', 'type'],
    shared: true,
  },
  operationsOverdue: {
    name: 'woocommerce_operations_overdue',
    kind: 'gauge',
    description:
      'Operations that run although their time was up a minute ago, which no working engine leaves.',
    labels: ['cluster'],
    shared: true,
  },
  operations: {
    name: 'woocommerce_operations_total',
    kind: 'counter',
    description:
      'Operations that ended: `Succeeded`, `Failed`, `Cancelled`, or `Superseded` by another one that took its place.',
    labels: ['cluster', 'type', 'result', 'reason'],
  },
  operationDuration: {
    name: 'woocommerce_operation_duration_seconds',
    kind: 'histogram',
    description: 'How long operations took from their first turn to their end.',
    unit: 's',
    labels: ['cluster', 'type', 'result'],
    buckets: DURATION_BUCKETS.operation,
  },
  operationWait: {
    name: 'woocommerce_operation_wait_seconds',
    kind: 'histogram',
    description:
      'How long operations waited until their first turn had looked at the store.',
    unit: 's',
    labels: ['cluster', 'type'],
    buckets: DURATION_BUCKETS.operation,
  },
  rungDuration: {
    name: 'woocommerce_rung_duration_seconds',
    kind: 'histogram',
    description:
      'How long a store that is being made took from the rung below, or from its first turn, to each rung.',
    unit: 's',
    labels: ['cluster', 'condition'],
    buckets: DURATION_BUCKETS.operation,
  },
  stepDuration: {
    name: 'woocommerce_step_duration_seconds',
    kind: 'histogram',
    description:
      'How long the engine’s steps took: `succeeded`, `failed`, or `ended` because the lease or the portal did.',
    unit: 's',
    labels: ['cluster', 'step', 'result'],
    buckets: DURATION_BUCKETS.call,
  },
  verifications: {
    name: 'woocommerce_verifications_total',
    kind: 'counter',
    description: 'Checks of storefronts and checkouts: `passed` or `failed`.',
    labels: ['cluster', 'rung', 'result'],
  },
  leasesLost: {
    name: 'woocommerce_leases_lost_total',
    kind: 'counter',
    description: 'Leases that this replica held and could not renew in time.',
    labels: [],
  },
  staleWrites: {
    name: 'woocommerce_stale_writes_refused_total',
    kind: 'counter',
    description:
      'Writes that were refused because another operation was asked for, or the lease was another’s by then.',
    labels: ['cluster'],
  },
  helmDuration: {
    name: 'woocommerce_helm_run_duration_seconds',
    kind: 'histogram',
    description:
      'How long runs of Helm took: `Succeeded`, or how they failed, such as `TimedOut`.',
    unit: 's',
    labels: ['cluster', 'command', 'result'],
    buckets: DURATION_BUCKETS.call,
  },
  kubernetesDuration: {
    name: 'woocommerce_kubernetes_request_duration_seconds',
    kind: 'histogram',
    description:
      'How long the API server took to answer, each attempt by itself, without watches.',
    unit: 's',
    labels: ['cluster', 'verb', 'resource', 'code'],
    buckets: DURATION_BUCKETS.request,
  },
  watchRestarts: {
    name: 'woocommerce_watch_restarts_total',
    kind: 'counter',
    description:
      'Watches that ended or could not be opened: `closed` by the API server in its own time, `expired`, `silent`, `refused` or `failed`.',
    labels: ['cluster', 'resource', 'cause'],
  },
  watchLists: {
    name: 'woocommerce_watch_lists_total',
    kind: 'counter',
    description:
      'Complete lists of a kind: one at the start of a replica, and one each time a watch could not go on.',
    labels: ['cluster', 'resource'],
  },
  clusterConnected: {
    name: 'woocommerce_cluster_connected',
    kind: 'gauge',
    description:
      'Whether all kinds of a cluster are watched by this replica: 1 or 0.',
    labels: ['cluster'],
  },
  requestsRefused: {
    name: 'woocommerce_requests_refused_total',
    kind: 'counter',
    description:
      'Requests that were refused: by the `rate-limit`, or because a `quota` has no room.',
    labels: ['cause'],
  },
  eventLoopDelay: {
    name: 'woocommerce_event_loop_delay_seconds',
    kind: 'gauge',
    description:
      'How late the process came to what was due, since it was read last.',
    unit: 's',
    labels: ['quantile'],
  },
} as const satisfies Record<string, MetricDescription>;
