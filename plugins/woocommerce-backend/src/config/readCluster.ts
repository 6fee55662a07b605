import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod';
import { ClusterConfig } from './types';

const kubeconfigSchema = z.object({
  contexts: z.array(z.object({ name: z.string() })),
  'current-context': z.string().optional(),
});

/** Finds out whether a cluster's credentials are where they are said to be. */
export function readCluster(
  cluster: ClusterConfig,
  options: { key: string },
): ClusterConfig {
  const { key } = options;
  if (cluster.kubeconfig === undefined) {
    if (!process.env.KUBERNETES_SERVICE_HOST) {
      throw new InputError(
        `${key}.kubeconfig is missing, and this does not run in a pod whose service account could be used instead`,
      );
    }
    return cluster;
  }
  const file = resolve(cluster.kubeconfig);
  const { contexts, 'current-context': current } = readKubeconfig(file, key);
  const names = contexts.map(context => context.name);
  const context = cluster.context ?? current;
  if (context === undefined || !names.includes(context)) {
    throw new InputError(
      `${key}.context must be one of the contexts ${names.join(
        ', ',
      )} in ${file}`,
    );
  }
  return { ...cluster, kubeconfig: file };
}

function readKubeconfig(
  file: string,
  key: string,
): z.infer<typeof kubeconfigSchema> {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`${key}.kubeconfig can't be read at ${file}`);
  }
  const parsed = kubeconfigSchema.safeParse(parseYaml(content));
  if (!parsed.success) {
    throw new InputError(`${key}.kubeconfig is no kubeconfig: ${file}`);
  }
  return parsed.data;
}

function parseYaml(content: string): unknown {
  try {
    return parse(content);
  } catch {
    return undefined;
  }
}
