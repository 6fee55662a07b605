import { buildHelmEnvironment } from './buildHelmEnvironment';

describe('buildHelmEnvironment', () => {
  it('passes on what is needed, and nothing that could be a secret', () => {
    expect(
      buildHelmEnvironment({
        directory: '/private',
        environment: {
          PATH: '/usr/bin',
          HOME: '/home/portal',
          TMPDIR: '/tmp',
          KUBERNETES_SERVICE_HOST: '10.0.0.1',
          POSTGRES_PASSWORD: 'canary',
          NODE_OPTIONS: '--require=canary',
          HELM_DEBUG: 'true',
        },
      }),
    ).toEqual({
      PATH: '/usr/bin',
      HOME: '/home/portal',
      KUBERNETES_SERVICE_HOST: '10.0.0.1',
      HELM_REGISTRY_CONFIG: '/home/portal/.config/helm/registry/config.json',
      TMPDIR: '/private/tmp',
      HELM_CACHE_HOME: '/private/cache',
      HELM_CONFIG_HOME: '/private/config',
      HELM_DATA_HOME: '/private/data',
      KUBECACHEDIR: '/private/kube',
    });
  });

  it('takes the credentials for registries from where they are said to be', () => {
    expect(
      buildHelmEnvironment({
        directory: '/private',
        environment: { HELM_REGISTRY_CONFIG: '/etc/registry.json' },
      }),
    ).toMatchObject({ HELM_REGISTRY_CONFIG: '/etc/registry.json' });
  });
});
