import { JsonObject } from '@backstage/types';
import { readChangedConfig, WrongConfig } from './__testUtils__/minimalConfig';
import { storefrontSchema } from './storefrontSchema';

const KEY = 'woocommerce.storefront';

function storefront(values: JsonObject): JsonObject {
  return { storefront: values };
}

function httpRoute(values: JsonObject): JsonObject {
  return storefront({
    route: 'httpRoute',
    gateways: [{ name: 'shops' }],
    ...values,
  });
}

describe('storefrontSchema', () => {
  it('takes Gateways by name, namespace and listener', () => {
    const gateways = [
      { name: 'shops', namespace: 'gateways', sectionName: 'web.example.com' },
      { name: 'internal' },
    ];
    expect(
      storefrontSchema.parse({ route: 'httpRoute', gateways }),
    ).toMatchObject({ route: 'httpRoute', gateways, ingressAnnotations: {} });
  });

  it.each(['traefik.kube-system.svc.cluster.local:80', '10.0.0.1:8443', 'a:1'])(
    'takes the route address %s',
    routeAddress => {
      expect(storefrontSchema.parse({ routeAddress })).toMatchObject({
        routeAddress,
        insecureSkipTlsVerify: false,
      });
    },
  );

  it.each<WrongConfig>([
    ...['shops.example.com', '{name}.{name}.example.com'].map(
      (domainTemplate): WrongConfig => [
        `the domain template "${domainTemplate}"`,
        storefront({ domainTemplate }),
        `${KEY}.domainTemplate must contain {name} once`,
      ],
    ),
    ...[
      'http://{name}.example.com',
      '{name}.example.com/shop',
      '{name}..example.com',
      '*.{name}.example.com',
      '{name}.Example.com',
      '{name}.example.com.',
      `{name}${'a'.repeat(28)}.example.com`,
      `{name}${'.example'.repeat(30)}`,
    ].map(
      (domainTemplate): WrongConfig => [
        `the domain template "${domainTemplate}"`,
        storefront({ domainTemplate }),
        `${KEY}.domainTemplate must be a host name`,
      ],
    ),
    ...['xn--{name}.example.com', 'shops.xn-{name}.example.com'].map(
      (domainTemplate): WrongConfig => [
        `the domain template "${domainTemplate}"`,
        storefront({ domainTemplate }),
        `${KEY}.domainTemplate must not make host names of other letters`,
      ],
    ),
    [
      'an unknown scheme',
      storefront({ scheme: 'ftp' }),
      `${KEY}.scheme must be http or https`,
    ],
    ...[0, 65_536, 80.5, 'http'].map(
      (port): WrongConfig => [
        `the port ${port}`,
        storefront({ port }),
        `${KEY}.port must be a whole number from 1 to 65535`,
      ],
    ),
    [
      'a certificate without https',
      storefront({ tlsSecretName: 'wildcard' }),
      `${KEY}.tlsSecretName needs the scheme https`,
    ],
    [
      'an annotation that is no text',
      storefront({ ingressAnnotations: { a: 1 } }),
      `${KEY}.ingressAnnotations.a must be a string`,
    ],
    [
      'an unknown route',
      storefront({ route: 'gateway' }),
      `${KEY}.route must be ingress or httpRoute`,
    ],
    [
      'an HTTPRoute without a Gateway',
      storefront({ route: 'httpRoute' }),
      `${KEY}.gateways must have at least one Gateway`,
    ],
    [
      'Gateways for an Ingress',
      storefront({ gateways: [{ name: 'shops' }] }),
      `${KEY}.gateways needs the route httpRoute`,
    ],
    [
      'a Gateway without a name',
      httpRoute({ gateways: [{ namespace: 'gateways' }] }),
      `${KEY}.gateways[0].name is missing`,
    ],
    [
      'a Gateway’s odd name',
      httpRoute({ gateways: [{ name: 'My gateway' }] }),
      `${KEY}.gateways[0].name must be a name of lower-case letters`,
    ],
    [
      'a Gateway’s unknown key',
      httpRoute({ gateways: [{ name: 'shops', port: 80 }] }),
      `${KEY}.gateways[0].port is not a known key`,
    ],
    ...Object.entries({
      ingressClassName: 'nginx',
      tlsSecretName: 'wildcard',
      ingressAnnotations: { a: 'b' },
    }).map(
      ([key, value]): WrongConfig => [
        `${key} for an HTTPRoute`,
        httpRoute({ scheme: 'https', [key]: value }),
        `${KEY}.${key} needs the route ingress`,
      ],
    ),
    ...[
      'traefik',
      'traefik:0',
      'traefik:65536',
      'http://traefik:80',
      'traefik:80/',
      'Traefik:80',
      ':80',
      '[::1]:80',
    ].map(
      (routeAddress): WrongConfig => [
        `the route address "${routeAddress}"`,
        storefront({ routeAddress }),
        `${KEY}.routeAddress must be a host and a port such as`,
      ],
    ),
    [
      'a check of certificates that is neither on nor off',
      storefront({ insecureSkipTlsVerify: 'no' }),
      `${KEY}.insecureSkipTlsVerify must be true or false`,
    ],
    ...['a', 'a@b\nBcc: c@d.example', `${'a'.repeat(100)}@example.com`].map(
      (adminEmail): WrongConfig => [
        `the e-mail address ${JSON.stringify(adminEmail)}`,
        storefront({ adminEmail }),
        `${KEY}.adminEmail must`,
      ],
    ),
  ])('refuses %s', (_, change, message) => {
    expect(() => readChangedConfig(change)).toThrow(message);
  });
});
