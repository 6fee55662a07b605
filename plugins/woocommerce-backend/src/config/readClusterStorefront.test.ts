import { JsonObject } from '@backstage/types';
import { readClusterStorefront } from './readClusterStorefront';

const COMMON = {
  domainTemplate: '{name}.shops.example.com',
  scheme: 'https',
  port: 8443,
  tlsSecretName: 'wildcard',
  ingressClassName: 'nginx',
  ingressAnnotations: { a: 'b' },
  adminEmail: 'shops@example.com',
};

describe('readClusterStorefront', () => {
  it('is the common one when a cluster says nothing', () => {
    expect(readClusterStorefront(COMMON, undefined)).toBeUndefined();
  });

  it.each<[string, JsonObject | undefined, JsonObject, JsonObject]>([
    [
      'what it doesn’t say from the common one',
      COMMON,
      { domainTemplate: '{name}.eu.example.com', ingressClassName: 'traefik' },
      {
        domainTemplate: '{name}.eu.example.com',
        ingressClassName: 'traefik',
        scheme: 'https',
        port: 8443,
        tlsSecretName: 'wildcard',
        ingressAnnotations: { a: 'b' },
        adminEmail: 'shops@example.com',
      },
    ],
    [
      'nothing of another route',
      COMMON,
      { route: 'httpRoute', scheme: 'https', gateways: [{ name: 'web' }] },
      {
        route: 'httpRoute',
        ingressClassName: undefined,
        tlsSecretName: undefined,
        ingressAnnotations: {},
        adminEmail: 'shops@example.com',
      },
    ],
    [
      'nothing of another scheme',
      COMMON,
      { scheme: 'http' },
      { port: undefined, tlsSecretName: undefined, ingressClassName: 'nginx' },
    ],
    [
      'the defaults where nobody says anything',
      undefined,
      { domainTemplate: '{name}.eu.example.com' },
      { scheme: 'http', route: 'ingress', adminEmail: 'admin@example.com' },
    ],
  ])('has %s', (_, common, own, expected) => {
    const absent = {
      ingressClassName: undefined,
      port: undefined,
      tlsSecretName: undefined,
    };
    expect({
      ...absent,
      ...readClusterStorefront(common, own)?.data,
    }).toMatchObject(expected);
  });
});
