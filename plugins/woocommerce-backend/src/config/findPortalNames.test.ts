import { mockServices } from '@backstage/backend-test-utils';
import { findPortalNames } from './findPortalNames';

describe('findPortalNames', () => {
  it.each<[string, string | undefined, string, string[]]>([
    ['https://tools.example.com', undefined, '{name}.example.com', ['tools']],
    [
      'https://TOOLS.Example.com./x',
      undefined,
      '{name}.example.com',
      ['tools'],
    ],
    [
      'https://tools.example.com',
      'https://tools-api.example.com:7007',
      '{name}.example.com',
      ['tools', 'tools-api'],
    ],
    ['https://shop-a.example.com', undefined, 'shop-{name}.example.com', ['a']],
    ['https://example.com', undefined, '{name}.example.com', []],
    ['https://.example.com', undefined, '{name}.example.com', []],
    ['https://tools.example.org', undefined, '{name}.example.com', []],
    [
      'http://localhost:3000',
      'http://localhost:7007',
      '{name}.localtest.me',
      [],
    ],
    ['no address', undefined, '{name}.example.com', []],
  ])(
    'with %s and %s, %s leaves %j to the portal',
    (app, backend, template, names) => {
      const config = mockServices.rootConfig({
        data: {
          app: { baseUrl: app },
          ...(backend && { backend: { baseUrl: backend } }),
        },
      });
      expect([
        ...findPortalNames(config, [{ domainTemplate: template }]),
      ]).toEqual(names);
    },
  );

  it('looks at the storefronts of all clusters', () => {
    const config = mockServices.rootConfig({
      data: { app: { baseUrl: 'https://portal.eu.example.com' } },
    });
    const storefronts = ['{name}.example.com', '{name}.eu.example.com'].map(
      domainTemplate => ({ domainTemplate }),
    );
    expect([...findPortalNames(config, storefronts)]).toEqual([
      'portal.eu',
      'portal',
    ]);
  });
});
