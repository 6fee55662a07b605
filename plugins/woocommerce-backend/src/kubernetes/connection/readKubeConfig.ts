import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { z } from 'zod';
import { ClusterConfig } from '../../config';
import { KubernetesModule } from '../loadKubernetes';

/** A kubeconfig as the client library reads it, with what it doesn't read. */
export interface LoadedKubeConfig {
  readonly kubeConfig: KubeConfig;
  /** The file with the account's current token. */
  readonly tokenFile?: string;
}

const usersSchema = z.object({
  users: z.array(
    z.object({
      name: z.string(),
      user: z.object({ tokenFile: z.string().optional() }).nullish(),
    }),
  ),
});

/**
 * Reads the kubeconfig that a cluster's configuration names, else what
 * Kubernetes puts into the pod that this runs in.
 */
export function readKubeConfig(
  module: KubernetesModule,
  cluster: Pick<ClusterConfig, 'kubeconfig' | 'context'>,
): LoadedKubeConfig {
  const kubeConfig = new module.KubeConfig();
  if (cluster.kubeconfig) {
    kubeConfig.loadFromFile(cluster.kubeconfig);
  } else {
    kubeConfig.loadFromCluster();
  }
  if (cluster.context) {
    kubeConfig.setCurrentContext(cluster.context);
  }
  return {
    kubeConfig,
    tokenFile: cluster.kubeconfig
      ? findTokenFile(cluster.kubeconfig, kubeConfig)
      : kubeConfig.getCurrentUser()?.authProvider?.config?.tokenFile,
  };
}

/** The client library does not know kubeconfig's field `tokenFile`. */
function findTokenFile(
  file: string,
  kubeConfig: KubeConfig,
): string | undefined {
  const name = kubeConfig.getCurrentUser()?.name;
  const { data } = usersSchema.safeParse(parse(readFileSync(file, 'utf8')));
  const found = data?.users.find(each => each.name === name);
  const tokenFile = found?.user?.tokenFile;
  return tokenFile && resolve(dirname(file), tokenFile);
}
