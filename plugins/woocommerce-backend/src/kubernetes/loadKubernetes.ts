import type {
  AppsV1Api,
  AuthenticationV1Api,
  AuthorizationV1Api,
  BatchV1Api,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { ClusterConfig } from '../config';
import { KubernetesMetrics, StoreMetrics } from '../metrics';
import { StoreTracing } from '../tracing/StoreTracing';
import { CALL_LIMITS, CallLimits } from './connection/CallLimits';
import { ClusterAccess } from './connection/ClusterAccess';
import { ClusterTransport } from './connection/ClusterTransport';
import {
  CONNECTION_LIMITS,
  ConnectionLimits,
} from './connection/ConnectionLimits';
import { RetryGate } from './connection/RetryGate';
import { WatchTransport } from './connection/WatchTransport';

/** The client library's module, which only an ES import can load. */
export type KubernetesModule = typeof import('@kubernetes/client-node');

/** One cluster's API, ready to be called. */
export interface Kubernetes {
  readonly module: KubernetesModule;
  readonly kubeConfig: KubeConfig;
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  readonly batch: BatchV1Api;
  readonly authentication: AuthenticationV1Api;
  readonly authorization: AuthorizationV1Api;
  readonly objects: KubernetesObjectApi;
  /** Kinds of which the client library knows nothing, or not everything is needed. */
  readonly custom: CustomObjectsApi;
  /** The address of the API server. */
  readonly server: string;
  /** Makes the calls of all the above. */
  readonly transport: ClusterTransport;
  /** Makes requests whose answers go on. */
  readonly watchTransport: WatchTransport;
  /** Measures all of it. */
  readonly metrics: KubernetesMetrics;
}

/**
 * Opens a cluster's API with the kubeconfig that its configuration names, else
 * with the service account of the pod that this runs in.
 */
export async function loadKubernetes(
  cluster: Pick<ClusterConfig, 'kubeconfig' | 'context'>,
  options: {
    calls?: CallLimits;
    connection?: ConnectionLimits;
    metrics?: KubernetesMetrics;
    tracing?: StoreTracing;
  } = {},
): Promise<Kubernetes> {
  const {
    calls = CALL_LIMITS,
    connection = CONNECTION_LIMITS,
    metrics = StoreMetrics.none().forCluster('').kubernetes,
    tracing = StoreTracing.none(),
  } = options;
  const module = await import('@kubernetes/client-node');
  const access = ClusterAccess.create({ module, cluster });
  const gate = new RetryGate(calls);
  const transport = new ClusterTransport({
    module,
    access,
    gate,
    limits: calls,
    metrics,
    tracing,
  });
  const { server } = access;
  const configuration = module.createConfiguration({
    baseServer: new module.ServerConfiguration(server, {}),
    httpApi: module.wrapHttpLibrary(transport),
  });
  return {
    module,
    kubeConfig: access.kubeConfig,
    core: new module.CoreV1Api(configuration),
    apps: new module.AppsV1Api(configuration),
    batch: new module.BatchV1Api(configuration),
    authentication: new module.AuthenticationV1Api(configuration),
    authorization: new module.AuthorizationV1Api(configuration),
    objects: new module.KubernetesObjectApi(configuration),
    custom: new module.CustomObjectsApi(configuration),
    server,
    transport,
    watchTransport: new WatchTransport({ access, gate, limits: connection }),
    metrics,
  };
}
