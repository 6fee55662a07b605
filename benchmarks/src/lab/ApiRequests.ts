import { KubectlCli } from '../programs/KubectlCli';
import { Settings } from '../readSettings';
import { parseMetrics, sumMetric } from './parseMetrics';
import { PortalProcess } from './PortalProcess';

const PORTAL_REQUESTS = 'woocommerce_kubernetes_request_duration_seconds_count';
const PORTAL_WATCHES = 'woocommerce_watch_restarts_total';

/** How many requests a portal has made of the API server since it started. */
export interface PortalRequests {
  /** Gets, lists and changes. */
  readonly calls: number;
  /** Watches that were opened anew. */
  readonly watches: number;
  /** Lists of a namespace's Secrets, which are among the calls. */
  readonly secretLists: number;
}

/** Reads what a portal counts itself: the API server does not count by who asks. */
export async function readPortalRequests(
  portal: PortalProcess,
): Promise<PortalRequests> {
  const samples = await portal.readMetrics();
  return {
    calls: sumMetric(samples, PORTAL_REQUESTS),
    // It has no value before the first time.
    watches: samples.some(({ name }) => name === PORTAL_WATCHES)
      ? sumMetric(samples, PORTAL_WATCHES)
      : 0,
    secretLists: sumMetric(samples, PORTAL_REQUESTS, {
      verb: 'list',
      resource: 'secrets',
    }),
  };
}

/** How many lists of something in one namespace the API server has answered, and of Secrets. */
export interface ServerRequests {
  readonly lists: number;
  readonly secretLists: number;
}

/**
 * Reads how many lists of one namespace the API server has answered. On a
 * cluster on which nothing happens nobody but portals asks for such: Kubernetes'
 * own controllers watch all namespaces at once.
 */
export async function readServerRequests(
  settings: Settings,
): Promise<ServerRequests> {
  const kubectl = new KubectlCli(settings);
  const samples = parseMetrics(await kubectl.run(['get', '--raw', '/metrics']));
  const list = { verb: 'LIST', scope: 'namespace' };
  return {
    lists: sumMetric(samples, 'apiserver_request_total', list),
    secretLists: sumMetric(samples, 'apiserver_request_total', {
      ...list,
      resource: 'secrets',
    }),
  };
}
