import { testConfig } from '../__testUtils__/testConfig';
import { toStoreAddresses } from './toStoreAddresses';

describe('toStoreAddresses', () => {
  it.each([
    [{}, 'http://demo.localtest.me:8080'],
    [{ port: undefined }, 'http://demo.localtest.me'],
    [
      {
        scheme: 'https' as const,
        port: 8443,
        domainTemplate: 'shop-{name}.example.com',
      },
      'https://shop-demo.example.com:8443',
    ],
  ])('puts the name into %j', (overrides, url) => {
    expect(
      toStoreAddresses('demo', { ...testConfig.storefront, ...overrides }),
    ).toEqual({ url, adminUrl: `${url}/wp-admin/` });
  });
});
