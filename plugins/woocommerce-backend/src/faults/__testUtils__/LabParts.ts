import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { JsonObject } from '@backstage/types';
import {
  readTestKubeconfigs,
  TestCluster,
} from '../../__testUtils__/testCluster';
import { ApiFaultProxy } from './ApiFaultProxy';
import { bundlePortal, PortalBundle } from './bundlePortal';
import { Canaries } from './Canaries';
import { createReplica } from './createReplica';
import { FaultDatabase } from './FaultDatabase';
import { PostgresDatabase } from './PostgresDatabase';
import { RecordingHelm } from './RecordingHelm';
import { Replica } from './Replica';
import { SqliteDatabase } from './SqliteDatabase';
import { ToxiproxyServer } from './ToxiproxyServer';

/** How a lab is set up. */
export interface LabOptions {
  /** How many processes of the portal share the database. */
  readonly replicas: 1 | 3;
  readonly database: 'sqlite' | 'postgres';
  /** Configuration over that of the tests, below `woocommerce`. */
  readonly woocommerce?: JsonObject;
  /** Whether requests to the API server can be answered in its place. */
  readonly http?: boolean;
  /** The kubeconfig that is changed to lead through the proxies; the portal's own by default. */
  readonly kubeconfig?: string;
  /** Modules that every process loads before the portal's own code. */
  readonly preload?: readonly string[];
}

/** All that the processes of a lab depend on, and they themselves. */
export interface LabParts {
  readonly directory: string;
  readonly cluster: TestCluster;
  readonly database: FaultDatabase;
  readonly helm: RecordingHelm;
  readonly http?: ApiFaultProxy;
  /** What each process runs. */
  readonly program: PortalBundle;
  readonly toxiproxy: ToxiproxyServer;
  readonly canaries: Canaries;
  readonly replicas: readonly Replica[];
}

/** Makes the parts of a lab; none of its processes runs yet. */
export async function openLabParts(options: LabOptions): Promise<LabParts> {
  const directory = await mkdtemp(join(tmpdir(), 'woocommerce-faults-'));
  const cluster = await TestCluster.create();
  const shared = {
    directory,
    cluster,
    database:
      options.database === 'sqlite'
        ? new SqliteDatabase(directory)
        : await PostgresDatabase.create(),
    helm: await RecordingHelm.create(join(directory, 'helm')),
    http: options.http
      ? await ApiFaultProxy.start(cluster.kubeConfig)
      : undefined,
    program: await bundlePortal(basename(directory)),
    toxiproxy: await ToxiproxyServer.start(),
    canaries: new Canaries(cluster),
  };
  const kubeconfig = await readFile(
    options.kubeconfig ?? readTestKubeconfigs().portal,
    'utf8',
  );
  const server = cluster.kubeConfig.getCurrentCluster()!.server;
  const replicas: Replica[] = [];
  for (let index = 1; index <= options.replicas; index += 1) {
    replicas.push(
      await createReplica({
        ...options,
        ...shared,
        name: `replica-${index}`,
        kubeconfig,
        server,
      }),
    );
  }
  if (shared.database.password) {
    shared.canaries.add('the database', shared.database.password);
  }
  for (const [, token] of kubeconfig.matchAll(/^\s*token: (\S+)$/gm)) {
    shared.canaries.add('the cluster', token);
  }
  return { ...shared, replicas };
}

/** Ends whatever still runs, and leaves nothing behind. */
export async function closeLabParts(parts: LabParts): Promise<void> {
  await Promise.all(
    parts.replicas.map(async replica => {
      replica.resume();
      await replica.kill();
    }),
  );
  await parts.toxiproxy.stop();
  await parts.http?.stop();
  await parts.database.stop();
  await rm(parts.program.file, { force: true });
  await rm(parts.directory, { recursive: true, force: true });
}
