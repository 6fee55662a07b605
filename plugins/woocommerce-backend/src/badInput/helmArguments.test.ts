import fc from 'fast-check';
import { testConfig } from '../__testUtils__/testConfig';
import {
  buildTestArgs,
  buildUninstallArgs,
  buildUpgradeArgs,
} from '../helm/buildHelmArgs';
import { buildHelmEnvironment } from '../helm/buildHelmEnvironment';
import { createStoreSchema } from '../input/createStoreSchema';
import { toNewStore } from '../services/toNewStore';
import { request } from './__testUtils__/arbitraries';

const CONNECTION = { kubeconfig: '/etc/portal/kubeconfig', context: 'shops' };

/** Everything that is asked of Helm about a store, in the order of its life. */
function buildAllArgs(
  store: ReturnType<typeof toNewStore>['store'],
): string[][] {
  const target = {
    ...CONNECTION,
    release: store.namespace,
    namespace: store.namespace,
    timeoutMs: 60_000,
  };
  const { ref } = testConfig.charts.get(store.chart)!;
  const upgrade = { ...target, chart: ref, version: store.chartVersion };
  return [
    buildUpgradeArgs({ ...upgrade, revision: 1 }),
    buildTestArgs(target),
    buildUpgradeArgs({
      ...upgrade,
      revision: 2,
      skipValidation: true,
      forceConflicts: true,
    }),
    buildUninstallArgs(target),
  ];
}

const stores = request
  .map(input => createStoreSchema.safeParse(input))
  .filter(({ success }) => success)
  .map(({ data }) => {
    const { store } = toNewStore({
      input: data!,
      actor: { type: 'user', ref: 'user:default/ada' },
      config: testConfig,
    });
    return store;
  });

describe('what Helm is started with', () => {
  it('rows 3, 4 and 23: is the same for every store but for its name', () => {
    fc.assert(
      fc.property(stores, store => {
        const { name } = store;
        const args = buildAllArgs(store);
        const others = buildAllArgs({ ...store, namespace: 'store-NAME' });
        expect(args).toEqual(
          others.map(each =>
            each.map(arg => arg.replace('store-NAME', `store-${name}`)),
          ),
        );
        // Nothing that a caller says can be an option, or say more than one thing.
        expect(`store-${name}`).toMatch(/^store-[-a-z0-9]{1,36}$/);
      }),
    );
  });

  it('rows 3, 4 and 23: holds none of the callers’ words', () => {
    fc.assert(
      fc.property(stores, store => {
        const title = 'CANARY-TITLE $(id)';
        const owner = 'group:default/canary-owner';
        const everything = JSON.stringify([
          buildAllArgs({ ...store, title, owner, createdBy: owner }),
          buildHelmEnvironment({
            directory: '/private',
            environment: process.env,
          }),
        ]);
        expect(everything).not.toMatch(/canary/i);
        expect(everything).not.toMatch(/--set|--post-renderer|--values=[^-]/);
      }),
    );
  });

  it('rows 3, 4 and 23: is this', () => {
    const [store] = fc.sample(stores, 1);
    expect(buildAllArgs({ ...store, namespace: 'store-demo' }))
      .toMatchInlineSnapshot(`
      [
        [
          "upgrade",
          "--install",
          "--namespace=store-demo",
          "--kubeconfig=/etc/portal/kubeconfig",
          "--kube-context=shops",
          "--history-max=2",
          "--timeout=60000ms",
          "--labels=woocommerce.backstage/revision=1",
          "--values=-",
          "--",
          "store-demo",
          "/charts/woocommerce-store",
        ],
        [
          "test",
          "--namespace=store-demo",
          "--kubeconfig=/etc/portal/kubeconfig",
          "--kube-context=shops",
          "--timeout=60000ms",
          "--",
          "store-demo",
        ],
        [
          "upgrade",
          "--install",
          "--namespace=store-demo",
          "--kubeconfig=/etc/portal/kubeconfig",
          "--kube-context=shops",
          "--history-max=2",
          "--timeout=60000ms",
          "--labels=woocommerce.backstage/revision=2",
          "--disable-openapi-validation",
          "--force-conflicts",
          "--values=-",
          "--",
          "store-demo",
          "/charts/woocommerce-store",
        ],
        [
          "uninstall",
          "--namespace=store-demo",
          "--kubeconfig=/etc/portal/kubeconfig",
          "--kube-context=shops",
          "--timeout=60000ms",
          "--",
          "store-demo",
        ],
      ]
    `);
  });
});
