import {
  buildTestArgs,
  buildUninstallArgs,
  buildUpgradeArgs,
} from './buildHelmArgs';

const TARGET = { release: 'store-demo', namespace: 'store-demo' };

describe('buildHelmArgs', () => {
  it('installs or upgrades with values from stdin, and waits for nothing', () => {
    expect(
      buildUpgradeArgs({
        ...TARGET,
        kubeconfig: '/etc/kubeconfig',
        context: 'dev',
        chart: '/charts/woocommerce-store',
        version: '0.1.0',
        timeoutMs: 60_000,
      }),
    ).toEqual([
      'upgrade',
      '--install',
      '--namespace=store-demo',
      '--kubeconfig=/etc/kubeconfig',
      '--kube-context=dev',
      '--history-max=2',
      '--timeout=60000ms',
      '--values=-',
      '--',
      'store-demo',
      '/charts/woocommerce-store',
    ]);
  });

  it('pins the version of a chart in a registry', () => {
    expect(
      buildUpgradeArgs({
        ...TARGET,
        chart: 'oci://registry.example.com/charts/woocommerce-store',
        version: '0.1.0',
        timeoutMs: 1_000,
      }),
    ).toContain('--version=0.1.0');
  });

  it('marks its revision as the portal’s own, and takes back what others changed', () => {
    const args = buildUpgradeArgs({
      ...TARGET,
      chart: '/charts/woocommerce-store',
      version: '0.1.0',
      revision: 3,
      forceConflicts: true,
      timeoutMs: 1_000,
    });
    expect(args).toContain('--labels=woocommerce.backstage/revision=3');
    expect(args).toContain('--force-conflicts');
  });

  it('does not look a second time at what is known to be valid', () => {
    expect(
      buildUpgradeArgs({
        ...TARGET,
        chart: '/charts/woocommerce-store',
        version: '0.1.0',
        skipValidation: true,
        timeoutMs: 1_000,
      }),
    ).toContain('--disable-openapi-validation');
  });

  it('uninstalls a release', () => {
    expect(buildUninstallArgs({ ...TARGET, timeoutMs: 1_000 })).toEqual([
      'uninstall',
      '--namespace=store-demo',
      '--timeout=1000ms',
      '--',
      'store-demo',
    ]);
  });

  it('tests a release', () => {
    expect(
      buildTestArgs({ ...TARGET, context: 'dev', timeoutMs: 180_000 }),
    ).toEqual([
      'test',
      '--namespace=store-demo',
      '--kube-context=dev',
      '--timeout=180000ms',
      '--',
      'store-demo',
    ]);
  });

  it('takes what looks like an option for a name', () => {
    const args = buildUpgradeArgs({
      release: '--post-renderer=sh',
      namespace: '-f',
      chart: '--kubeconfig=/etc/passwd',
      version: '0.1.0',
      timeoutMs: 1_000,
    });
    expect(args.slice(args.indexOf('--') + 1)).toEqual([
      '--post-renderer=sh',
      '--kubeconfig=/etc/passwd',
    ]);
    expect(args).toContain('--namespace=-f');
  });
});
