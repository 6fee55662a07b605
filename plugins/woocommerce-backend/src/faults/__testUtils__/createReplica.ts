import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeValues } from '../../charts/mergeValues';
import { makeTestConfig } from '../../__testUtils__/makeTestConfig';
import type { LabOptions, LabParts } from './LabParts';
import { Replica } from './Replica';

/** Prepares a process of the portal with ways of its own to the API server and the database. */
export async function createReplica(
  options: LabOptionsOfReplica & {
    name: string;
    /** The content of the kubeconfig with the server's real address. */
    kubeconfig: string;
    server: string;
  },
): Promise<Replica> {
  const { name, helm, http, preload, program, toxiproxy } = options;
  const directory = join(options.directory, name);
  await mkdir(directory, { recursive: true });
  const api = await toxiproxy.createProxy(
    `${name}-api`,
    http?.port ?? Number(new URL(options.server).port),
  );
  const kubeconfig = join(directory, 'kubeconfig');
  await writeFile(
    kubeconfig,
    options.kubeconfig.replaceAll(
      options.server,
      `https://127.0.0.1:${api.port}`,
    ),
    { mode: 0o600 },
  );
  const { port } = options.database;
  const database = port
    ? await toxiproxy.createProxy(`${name}-database`, port)
    : undefined;
  return Replica.create({
    name,
    directory,
    networks: { api, database },
    preload,
    program,
    environment: { FAULTS_DIRECTORY: directory },
    config: {
      backend: { database: options.database.toConfig(database) },
      woocommerce: makeTestConfig(
        mergeValues(
          {
            clusters: [{ name: 'test', kubeconfig, simulatedNodes: true }],
            helm: { command: helm.command },
          },
          options.woocommerce ?? {},
        ),
      ),
    },
  });
}

type LabOptionsOfReplica = Pick<LabOptions, 'woocommerce' | 'preload'> &
  Pick<
    LabParts,
    'directory' | 'database' | 'helm' | 'http' | 'program' | 'toxiproxy'
  >;
