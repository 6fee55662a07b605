import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { CALL_LIMITS, CallLimits } from '../connection/CallLimits';
import {
  CONNECTION_LIMITS,
  ConnectionLimits,
} from '../connection/ConnectionLimits';
import { Kubernetes, loadKubernetes } from '../loadKubernetes';

/** Writes a kubeconfig for an API server. */
export async function writeKubeconfig(options: {
  directory: string;
  server: string;
  /** The certificate of whom to trust; without TLS there is nobody. */
  ca?: string;
  user?: { token?: string; tokenFile?: string };
}): Promise<string> {
  const { directory, server, ca, user = {} } = options;
  const file = join(directory, 'kubeconfig');
  const trust = ca
    ? { 'certificate-authority-data': Buffer.from(ca).toString('base64') }
    : { 'insecure-skip-tls-verify': true };
  await writeFile(
    file,
    stringify({
      clusters: [{ name: 'fake', cluster: { server, ...trust } }],
      users: [{ name: 'portal', user }],
      contexts: [
        { name: 'fake', context: { cluster: 'fake', user: 'portal' } },
      ],
      'current-context': 'fake',
    }),
  );
  return file;
}

/** Opens an API server's API, less patient than usual. */
export async function connectTo(options: {
  directory: string;
  server: string;
  ca?: string;
  user?: { token?: string; tokenFile?: string };
  calls?: Partial<CallLimits>;
  connection?: Partial<ConnectionLimits>;
}): Promise<Kubernetes> {
  const kubeconfig = await writeKubeconfig(options);
  return loadKubernetes(
    { kubeconfig },
    {
      calls: { ...CALL_LIMITS, ...options.calls },
      connection: { ...CONNECTION_LIMITS, ...options.connection },
    },
  );
}
