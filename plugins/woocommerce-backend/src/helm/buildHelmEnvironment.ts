import { join } from 'node:path';

/** What Helm gets of the environment: nothing that could hold a secret. */
const PASSED = [
  'PATH',
  'HOME',
  'SSL_CERT_FILE',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  // In a pod, the client finds the API server by these.
  'KUBERNETES_SERVICE_HOST',
  'KUBERNETES_SERVICE_PORT',
  'DOCKER_CONFIG',
];

/**
 * All of the environment that Helm gets.
 *
 * @param options.directory - where it may write; its plug-ins and repositories
 * elsewhere are not for the portal
 * @param options.environment - the portal's own
 */
export function buildHelmEnvironment(options: {
  directory: string;
  environment: NodeJS.ProcessEnv;
}): Record<string, string> {
  const { directory, environment } = options;
  const passed = Object.fromEntries(
    PASSED.flatMap(name => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const { HOME = '/', HELM_REGISTRY_CONFIG } = environment;
  return {
    ...passed,
    // The credentials for registries are where `helm registry login` puts them.
    HELM_REGISTRY_CONFIG:
      HELM_REGISTRY_CONFIG ?? join(HOME, '.config/helm/registry/config.json'),
    TMPDIR: join(directory, 'tmp'),
    HELM_CACHE_HOME: join(directory, 'cache'),
    HELM_CONFIG_HOME: join(directory, 'config'),
    HELM_DATA_HOME: join(directory, 'data'),
    KUBECACHEDIR: join(directory, 'kube'),
  };
}
