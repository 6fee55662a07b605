import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { PORTAL_CONFIG } from '../paths';
import { Settings } from '../readSettings';
import { BenchDatabase } from './BenchDatabase';
import { findFreePort } from './findFreePort';
import { makeKubernetesConfig } from './makeKubernetesConfig';
import { PortalOptions } from './Portal';

/** The token with which a portal's benchmark calls it. */
export const TOKEN = 'the-token-of-the-benchmarks';

/**
 * When stores' CronJobs run: once in four years. The pods of one a minute for each
 * of hundreds of stores are more than simulated nodes bring up on a small machine,
 * and all else would wait for them.
 */
const RARELY = '0 0 29 2 *';

/** What a process of the portal is started with. */
export interface PortalProcessConfig {
  readonly url: string;
  /** At which it tells how it does, in Prometheus' format. */
  readonly metricsPort: number;
  /** Its configuration, of which a later file goes over an earlier one. */
  readonly configFiles: readonly string[];
  readonly logFile: string;
}

/**
 * Writes the configuration of one process. It is the portal's own, with plans
 * that a cluster with simulated nodes can bring up, and limits that no benchmark
 * reaches.
 */
export async function writePortalConfig(
  options: PortalOptions & {
    name: string;
    settings: Settings;
    database: BenchDatabase;
  },
): Promise<PortalProcessConfig> {
  const { name, settings } = options;
  const directory = join(settings.directory, name);
  await mkdir(directory, { recursive: true });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const file = join(directory, 'app-config.json');
  const kubernetes = await makeKubernetesConfig(settings);
  await writeFile(
    file,
    JSON.stringify({ ...makeConfig({ ...options, url, port }), kubernetes }),
  );
  return {
    url,
    metricsPort: await findFreePort(),
    configFiles: [PORTAL_CONFIG, file],
    logFile: join(directory, 'log'),
  };
}

function makeConfig(
  options: PortalOptions & {
    settings: Settings;
    database: BenchDatabase;
    url: string;
    port: number;
  },
): JsonObject {
  const { settings, database, url, port, concurrency = 10 } = options;
  return {
    app: { baseUrl: url },
    // Those who read are people, about whom the portal asks its policy.
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: database.toConfig(),
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'bench' } },
        ],
      },
    },
    woocommerce: {
      clusters: [
        {
          name: 'bench',
          kubeconfig: settings.portalKubeconfig,
          simulatedNodes: true,
        },
      ],
      helm: { command: join(settings.programs, 'helm') },
      plans: {
        demo: {
          readiness: 'workload',
          values: { cron: { schedule: RARELY } },
        },
      },
      concurrency: {
        perReplica: concurrency,
        perCluster: concurrency * options.replicas,
        perOwner: concurrency * options.replicas,
      },
      quotas: {
        user: { createsPerHour: 1_000_000 },
        group: {
          stores: 100_000,
          cpu: '1000000',
          memory: '1000Ti',
          storage: '1000Ti',
        },
        cluster: { stores: 100_000 },
      },
      rateLimit: { requestsPerMinute: 1_000_000, changesPerMinute: 1_000_000 },
    },
  };
}
