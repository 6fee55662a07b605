import { mockServices } from '@backstage/backend-test-utils';
import { readCatalogModuleConfig } from './config';

function read(woocommerce?: object) {
  return readCatalogModuleConfig(
    mockServices.rootConfig({
      data: woocommerce ? { catalog: { providers: { woocommerce } } } : {},
    }),
  );
}

describe('readCatalogModuleConfig', () => {
  it('needs no configuration', () => {
    expect(read()).toEqual({
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
      lifecycles: new Map(),
      docsEntityRef: undefined,
      api: { owner: 'unknown', system: undefined },
    });
  });

  it('reads everything', () => {
    expect(
      read({
        schedule: { frequency: 'PT1H', timeout: { minutes: 2 } },
        lifecycles: { demo: 'experimental' },
        docs: { entityRef: 'system:default/stores' },
        api: { owner: 'group:default/shops', system: 'woocommerce' },
      }),
    ).toEqual({
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 2 } },
      lifecycles: new Map([['demo', 'experimental']]),
      docsEntityRef: 'system:default/stores',
      api: { owner: 'group:default/shops', system: 'woocommerce' },
    });
  });
});
