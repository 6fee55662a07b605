import { join } from 'node:path';
import { runProgram } from '../lab/runProgram';
import { Settings } from '../lab/readSettings';

/**
 * Deletes namespaces with all that is in them, as somebody does who has no
 * portal: by one call of kubectl with all names, which asks for one after the
 * other and then waits until all are gone.
 */
export async function deleteNamespaces(
  { adminKubeconfig, programs }: Settings,
  names: readonly string[],
): Promise<void> {
  await runProgram(
    join(programs, 'kubectl'),
    ['delete', 'namespace', '--wait', ...names],
    { env: { KUBECONFIG: adminKubeconfig } },
  );
}
