// Values that the chart has to refuse, and what it has to say. Needs helm on PATH and no cluster.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHART, run, template, valuesOf } from './chart.mjs';

/** What is given, as JSON, what the message has to name, and what else has to be given for it. */
const REFUSED = [
  [
    'an unknown value',
    'extraDeploy=[]',
    /additional properties 'extraDeploy' not allowed/,
  ],
  [
    'an unknown value further down',
    'wordpress.hostPath="/"',
    /'\/wordpress': additional properties 'hostPath' not allowed/,
  ],
  [
    'a security context',
    'wordpress.securityContext={"privileged":true}',
    /'securityContext' not allowed/,
  ],
  [
    'init containers',
    'mariadb.initContainers=[]',
    /'initContainers' not allowed/,
  ],
  [
    'an unknown resource',
    'wordpress.resources.limits={"cpu":"1","memory":"1Gi","gpu":"1"}',
    /'gpu' not allowed/,
  ],
  [
    'several pods on a volume of one node',
    'wordpress.replicas=2',
    /accessMode': value must be 'ReadWriteMany'/,
  ],
  [
    'autoscaling on a volume of one node',
    'autoscaling.enabled=true',
    /accessMode': value must be 'ReadWriteMany'/,
  ],
  ['no pods', 'wordpress.replicas=0', /'\/wordpress\/replicas': minimum/],
  [
    'half a pod',
    'wordpress.replicas=1.5',
    /'\/wordpress\/replicas': got number, want integer/,
  ],
  [
    'a number as text',
    'wordpress.replicas="3"',
    /'\/wordpress\/replicas': got string, want integer/,
  ],
  [
    'a size in other units',
    'wordpress.persistence.size="10gb"',
    /'\/wordpress\/persistence\/size'/,
  ],
  [
    'a negative size',
    'mariadb.persistence.size="-1Gi"',
    /'\/mariadb\/persistence\/size'/,
  ],
  ['no size', 'mariadb.persistence.size="0"', /'\/mariadb\/persistence\/size'/],
  [
    'a size with a command',
    'mariadb.persistence.size="10Gi;x"',
    /'\/mariadb\/persistence\/size'/,
  ],
  [
    'an access mode that nobody can write in',
    'wordpress.persistence.accessMode="ReadOnlyMany"',
    /accessMode/,
  ],
  [
    'too little memory for WooCommerce',
    'wordpress.memoryLimitMegabytes=64',
    /memoryLimitMegabytes': minimum/,
  ],
  [
    'an address with a path',
    'store.url="http://demo.example.com/shop"',
    /'\/store\/url'/,
  ],
  ['an address of a file', 'store.url="file:///etc/passwd"', /'\/store\/url'/],
  [
    'an address with a password',
    'store.url="http://a:b@demo.example.com"',
    /'\/store\/url'/,
  ],
  ['a title of two lines', 'store.title="one\\ntwo"', /'\/store\/title'/],
  ['no title', 'store.title=""', /'\/store\/title'/],
  [
    'an e-mail address of two lines',
    'store.adminEmail="a@b.example\\nBcc: c"',
    /'\/store\/adminEmail'/,
  ],
  ['a country in words', 'store.country="Germany"', /'\/store\/country'/],
  [
    'a currency in small letters',
    'store.currency="eur"',
    /'\/store\/currency'/,
  ],
  [
    'a moving version',
    'woocommerce.version="latest"',
    /'\/woocommerce\/version'/,
  ],
  [
    'a checksum that is none',
    'woocommerce.source.sha256="abc"',
    /'\/woocommerce\/source\/sha256'/,
  ],
  [
    'a digest that is none',
    'wordpress.image.digest="sha256:abc"',
    /'\/wordpress\/image\/digest'/,
  ],
  ['a schedule that is none', 'cron.schedule="often"', /'\/cron\/schedule'/],
  [
    'a label that Kubernetes refuses',
    'commonLabels={"a b":"c"}',
    /invalid propertyName 'a b'/,
  ],
  [
    'a label of a number',
    'commonLabels={"a":1}',
    /'\/commonLabels\/a': got number, want string/,
  ],
  [
    'an annotation of a switch',
    'ingress.annotations={"a":true}',
    /'\/ingress\/annotations\/a'/,
  ],
  [
    'a gateway without a name',
    'httpRoute.parentRefs=[{"namespace":"x"}]',
    /missing property 'name'/,
  ],
  [
    'a volume of one pod that a backup should read',
    'backup.enabled=true',
    /accessMode/,
    ['wordpress.persistence.accessMode=ReadWriteOncePod'],
  ],
  [
    'mails from nobody',
    'smtp.host="mail.example.com"',
    /'\/smtp\/from': minLength/,
  ],
  ['a mail server with a port', 'smtp.host="mail:25"', /'\/smtp\/host'/],
  [
    'an encryption that there is not',
    'smtp.encryption="ssl"',
    /'\/smtp\/encryption'/,
  ],
  [
    'an object cache without its plugin',
    'objectCache.enabled=true',
    /'\/objectCache\/plugin\/url': minLength/,
  ],
  [
    'carts in the object cache',
    'objectCache.ignoredGroups=["counts"]',
    /'\/objectCache\/ignoredGroups'/,
  ],
  [
    'a way to verify that there is not',
    'verification.level="full"',
    /'\/verification\/level'/,
  ],
  [
    'an address without a port',
    'verification.routeAddress="traefik"',
    /'\/verification\/routeAddress'/,
  ],
  [
    'TLS for an http address',
    'ingress.tls.enabled=true',
    /'\/store\/url': 'http:\/\/demo\.localtest\.me' does not match/,
  ],
  [
    'alerts about figures that nobody reads',
    'monitoring.prometheusRule.enabled=true',
    /'\/monitoring\/serviceMonitor\/enabled'/,
  ],
  ['no backup at all', 'backup.retention=0', /'\/backup\/retention'/],
  [
    'a peer that there is not',
    'networkPolicy.ingressFrom=[{"serviceSelector":{}}]',
    /'serviceSelector' not allowed/,
  ],
  [
    'a peer that is both pods and addresses',
    'networkPolicy.mirrorTo=[{"podSelector":{},"ipBlock":{"cidr":"10.0.0.0/8"}}]',
    /'\/networkPolicy\/mirrorTo\/0': maxProperties/,
  ],
  [
    'addresses that are no range',
    'networkPolicy.mirrorTo=[{"ipBlock":{"cidr":"10.1.2.3"}}]',
    /'\/networkPolicy\/mirrorTo\/0\/ipBlock\/cidr'/,
  ],
  [
    'an unknown part of a blueprint',
    'blueprint.menus=[]',
    /'\/blueprint': additional properties 'menus' not allowed/,
  ],
  ['a locale of browsers', 'blueprint.locale="de-DE"', /'\/blueprint\/locale'/],
  [
    'a plugin from an address without a checksum',
    'blueprint.plugins=[{"slug":"a","version":"1","url":"https://a.example/a.zip"}]',
    /'\/blueprint\/plugins\/0': missing property 'sha256'/,
  ],
  [
    'a plugin outside of its folder',
    'blueprint.plugins=[{"slug":"../a","version":"1"}]',
    /'\/blueprint\/plugins\/0\/slug'/,
  ],
  [
    'WooCommerce as one of the plugins',
    'blueprint.plugins=[{"slug":"woocommerce","version":"11.0.1"}]',
    /'\/blueprint\/plugins\/0\/slug'/,
  ],
  [
    'a theme without a version',
    'blueprint.theme.slug="storefront"',
    /'\/blueprint\/theme\/version'/,
  ],
  [
    'a language pack for no plugin',
    `blueprint.languagePacks=[{"kind":"plugin","url":"https://a.example/a.zip","sha256":"${'a'.repeat(
      64,
    )}"}]`,
    /'\/blueprint\/languagePacks\/0': missing property 'slug'/,
  ],
  [
    'a price with a comma',
    'blueprint.sampleProducts=[{"sku":"a","name":"A","price":"9,50"}]',
    /'\/blueprint\/sampleProducts\/0\/price'/,
  ],
  [
    'a region in words',
    'blueprint.shipping.zones=[{"name":"a","regions":["Europe"],"methods":[{"type":"flatRate"}]}]',
    /'\/blueprint\/shipping\/zones\/0\/regions\/0'/,
  ],
  [
    'a way to ship that there is not',
    'blueprint.shipping.zones=[{"name":"a","regions":["DE"],"methods":[{"type":"drone"}]}]',
    /'\/blueprint\/shipping\/zones\/0\/methods\/0\/type'/,
  ],
  [
    'no Secret',
    'credentials.existingSecret=""',
    /credentials\.existingSecret is empty: make a Secret/,
  ],
  [
    'no address',
    'store.url=""',
    /store\.url is empty: give the shop's address/,
  ],
  ['no e-mail address', 'store.adminEmail=""', /store\.adminEmail is empty/],
  [
    'a download without a checksum',
    'woocommerce.source.sha256=""',
    /woocommerce\.source\.sha256 is empty/,
  ],
  [
    'no database at all',
    'mariadb.enabled=false',
    /externalDatabase\.host is empty/,
  ],
  [
    'a route to no gateway',
    'httpRoute.enabled=true',
    /httpRoute\.parentRefs is empty/,
  ],
];

for (const [what, value, message, others = []] of REFUSED) {
  test(`refuses ${what}`, async () => {
    const { code, stderr } = await template('default', [
      '--set-json',
      value,
      ...others.flatMap(other => ['--set', other]),
    ]);
    assert.notEqual(code, 0);
    assert.match(stderr, message);
  });
}

test('refuses a release whose pods would have too long a name', async () => {
  const name = 'a'.repeat(43);
  const { code, stderr } = await run('helm', [
    'template',
    name,
    CHART,
    '--values',
    valuesOf('default'),
  ]);
  assert.notEqual(code, 0);
  assert.match(stderr, /has 43 characters, and 42 is the most/);
});

test('takes the longest name that a store can have', async () => {
  const name = `store-${'a'.repeat(36)}`;
  const { code, stderr } = await run('helm', [
    'template',
    name,
    CHART,
    '--values',
    valuesOf('default'),
  ]);
  assert.equal(code, 0, stderr);
});

test("takes a parent chart's global values", async () => {
  const { code, stderr } = await template('default', [
    '--set-json',
    'global={"theirs":1}',
  ]);
  assert.equal(code, 0, stderr);
});

test('takes the values that the portal gives', async () => {
  const values = {
    commonLabels: { 'woocommerce.backstage/store': 'demo' },
    store: {
      title: 'Demo shop',
      url: 'http://demo.localtest.me',
      adminEmail: 'admin@example.com',
      country: 'DE',
      currency: 'EUR',
    },
    credentials: { existingSecret: 'store-demo-credentials' },
    wordpress: {
      persistence: { size: '2Gi', storageClass: '' },
      resources: {
        requests: { cpu: '100m', memory: '256Mi' },
        limits: { cpu: 1, memory: '512Mi' },
      },
    },
    mariadb: {
      persistence: { size: '2Gi', storageClass: '' },
      resources: {
        requests: { cpu: '100m', memory: '256Mi' },
        limits: { cpu: '500m', memory: '512Mi' },
      },
    },
    ingress: {
      enabled: true,
      className: '',
      annotations: {},
      tls: { enabled: false, secretName: '' },
    },
  };
  const args = ['template', 'store-demo', CHART, '--values', '-'];
  const { code, stderr } = await run('helm', args, {
    input: JSON.stringify(values),
  });
  assert.equal(code, 0, stderr);
});
