import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a kubeconfig of a cluster that never answers, and returns its path. */
export async function writeUnreachableKubeconfig(
  directory: string,
): Promise<string> {
  const path = join(directory, 'kubeconfig');
  await writeFile(
    path,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'away', cluster: { server: 'https://127.0.0.1:1' } }],
      users: [{ name: 'portal', user: { token: 'none' } }],
      contexts: [
        { name: 'away', context: { cluster: 'away', user: 'portal' } },
      ],
      'current-context': 'away',
    }),
  );
  return path;
}
