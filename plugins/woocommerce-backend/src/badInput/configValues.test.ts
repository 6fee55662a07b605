import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { BadConfig, readConfigWith } from './__testUtils__/config';

const ROOT = 'woocommerce';
const STOREFRONT = `${ROOT}.storefront`;
const CHART = `${ROOT}.charts.shop`;
const VALUES = `${ROOT}.plans.demo.values`;
const THEME = `${ROOT}.blueprints.shop.theme`;

type Row = [string, ...BadConfig];

const DOMAINS: Row[] = [
  ...[
    'http://{name}',
    '{name}..y',
    '*.{name}.com',
    '{name}.x.com.',
    '{NAME}.x.com',
    '{name}.X.com',
    `{name}.${'a'.repeat(64)}.com`,
    `{name}${'.aaaaaaa'.repeat(40)}`,
    'xn--{name}.x.com',
    '{name}.x.com:80',
    '{name}/x',
    '1.2.3.4',
    'localhost',
    '',
  ].map(
    (value): Row => ['row 10', `${STOREFRONT}.domainTemplate`, value, 'must '],
  ),
  ...['traefik', '[::1]:80', 'http://a:80', 'a:0', 'a:99999', 'a b:80'].map(
    (value): Row => [
      'row 10',
      `${STOREFRONT}.routeAddress`,
      value,
      'must be a',
    ],
  ),
];

const URLS: Row[] = [
  ...[
    'http://169.254.169.254/latest/meta-data',
    'http://0xa9fea9fe/a',
    'http://127.0.0.1/a.zip',
    'http://0x7f.1/a.zip',
    'http://2130706433/a.zip',
    'http://localhost:8080/a.zip',
    'https://[::1]/a.zip',
    'https://[::ffff:127.0.0.1]/a.zip',
    'https://[fe80::1]/a.zip',
    'http://0.0.0.0/a.zip',
    'http://[/a.zip',
    'http://256.1.1.1/a.zip',
  ].map(
    (value): Row => ['row 12', `${THEME}.url`, value, 'must be an address of'],
  ),
  ...[
    'file:///etc/passwd',
    'gopher://127.0.0.1:11211/a',
    'ftp://mirror.example.com/a.zip',
    'oci://mirror.example.com/a',
    'https://user:canary@mirror.example.com/a.zip',
    ['javascript', 'alert(1)'].join(':'),
    '//mirror.example.com/a.zip',
    'https://mirror.example.com/a b',
  ].map((value): Row => ['row 12', `${THEME}.url`, value, 'must be an http']),
];

const NUMBERS: Row[] = [
  ...[0, -1, 1.5, '3', Infinity, NaN, 10_001].map(
    (value): Row => [
      'row 18',
      `${VALUES}.wordpress.replicas`,
      value,
      'must be',
    ],
  ),
  ...['10gb', '-1Gi', '0', '1Ei', '10Gi;x', '', 10, '10 Gi'].map(
    (value): Row => [
      'row 19',
      `${VALUES}.mariadb.persistence.size`,
      value,
      'must ',
    ],
  ),
  ['row 19', `${ROOT}.plans.demo.quota.pods`, '10gb', 'must be a quantity'],
];

const CHARTS: Row[] = [
  ['row 20', `${CHART}.type`, 'magento', 'must be one of woocommerce-store,'],
  ['row 20', `${CHART}.type`, 'Woocommerce-Store', 'must be one of'],
  ['row 21', `${CHART}.path`, '../../x', 'must be the directory of a chart'],
  ['row 21', `${CHART}.path`, '/etc', 'must be the directory of a chart'],
  [
    'row 21',
    `${CHART}.path`,
    'file:///etc',
    'must be the directory of a chart',
  ],
  ...[
    'evil.example.com/chart',
    'https://169.254.169.254/chart',
    'file:///etc/passwd',
    'oci://',
    'oci://evil',
    'oci://a b/chart',
    'oci://user:canary@evil.example.com/chart',
    'oci://evil.example.com/chart --set x=y',
    'oci://evil.example.com/chart:latest',
    'oci://evil.example.com/../chart?x',
    '--post-renderer=sh',
  ].map((oci): Row => ['row 21', `${CHART}`, { oci, version: '1.2.3' }, '']),
  ...[
    'latest',
    '>0',
    '^1.2.3',
    '1.2',
    '1.2.3 --set x=y',
    '1.x',
    '',
    ' 1.2.3',
  ].map(
    (version): Row => [
      'row 21',
      `${CHART}`,
      { oci: 'oci://registry.example.com/chart', version },
      '.version must be an exact version such as 1.2.3',
    ],
  ),
  [
    'row 21',
    `${CHART}`,
    { oci: 'oci://registry.example.com/chart' },
    '.version is missing',
  ],
  ['row 21', `${CHART}.version`, '9.9.9', 'must be '],
];

const UNKNOWN: Row[] = [
  'extraDeploy',
  'image',
  'wordpress.image.evil',
  'wordpress.hostPath',
  'wordpress.securityContext',
  'wordpress.initContainers',
  'mariadb.extraVolumes',
].map(
  (key): Row => [
    'row 16',
    `${VALUES}.${key}`,
    [{ name: 'a' }],
    'is not a value of the chart',
  ],
);

describe('bad values in the configuration', () => {
  const directory = createMockDirectory({
    content: {
      kubeconfig:
        'current-context: local\ncontexts: [{ name: local }]\nkind: Config\n',
    },
  });
  const kubeconfig = directory.resolve('kubeconfig');
  const rest: JsonObject = {
    blueprints: {
      shop: {
        theme: {
          slug: 'storefront',
          version: '4.6.0',
          url: 'https://mirror.example.com/storefront.zip',
          sha256: '0'.repeat(64),
        },
      },
    },
  };

  it('are refused for nothing else', () => {
    expect(() => readConfigWith({ kubeconfig, rest })).not.toThrow();
  });

  it.each([...DOMAINS, ...URLS, ...UNKNOWN, ...NUMBERS, ...CHARTS])(
    '%s: %s with %j',
    (_, key, value, message) => {
      const read = () =>
        readConfigWith({ kubeconfig, key, value, rest: structuredClone(rest) });
      expect(read).toThrow(
        `${key}${message && !message.startsWith('.') ? ' ' : ''}${message}`,
      );
      expect(read).not.toThrow('canary');
    },
  );

  it.each([
    'a',
    'a@b\nBcc: c@d.example',
    `${'a'.repeat(400)}@b.example`,
    'a b@c.d',
  ])('row 13: the administrator’s address %j', value => {
    const key = `${STOREFRONT}.adminEmail`;
    expect(() => readConfigWith({ kubeconfig, key, value })).toThrow(
      `${key} must `,
    );
  });
});
