// Values that the chart has to refuse, and what it has to say. Needs helm on PATH and no cluster.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../testing/programs.mjs';
import { CHART, template, valuesOf } from './chart.mjs';

/** No secret is repeated in a message, which may be in a pipeline's log. */
const CANARY = 'hunter2hunter2';

/** What is given, as JSON, and what the message has to name. */
const REFUSED = [
  ['an unknown value', 'extraDeploy=[]', /'extraDeploy' not allowed/],
  [
    'an unknown value further down',
    'portal.hostNetwork=true',
    /'\/portal': additional properties 'hostNetwork' not allowed/,
  ],
  [
    'a security context',
    'portal.securityContext={"privileged":true}',
    /'securityContext' not allowed/,
  ],
  ['no pods', 'portal.replicas=0', /'\/portal\/replicas': minimum/],
  [
    'an address with a path',
    'portal.url="https://example.com/portal"',
    /'\/portal\/url'/,
  ],
  [
    'an address with a password',
    'portal.url="https://a:b@example.com"',
    /'\/portal\/url'/,
  ],
  [
    'less time to stop than Helm needs',
    'portal.shutdown.workSeconds=30',
    /'\/portal\/shutdown\/workSeconds': minimum/,
  ],
  [
    'no time for proxies to learn that a pod goes',
    'portal.shutdown.preStopSeconds=0',
    /'\/portal\/shutdown\/preStopSeconds': minimum/,
  ],
  [
    'a digest that is none',
    'portal.image.digest="sha256:abc"',
    /'\/portal\/image\/digest'/,
  ],
  [
    'resources without a limit',
    'portal.resources={"requests":{"cpu":"1","memory":"1Gi"},"limits":null}',
    /'\/portal\/resources'/,
  ],
  [
    'a secret of an identity provider',
    `appConfig={"auth":{"providers":{"github":{"production":{"clientSecret":"${CANARY}"}}}}}`,
    /'\/appConfig\/auth\/providers\/github\/production\/clientSecret'/,
  ],
  [
    'a secret in a list',
    `appConfig={"backend":{"auth":{"keys":[{"secret":"${CANARY}"}]}}}`,
    /'\/appConfig\/backend\/auth\/keys\/0\/secret'/,
  ],
  [
    'a password of a database',
    `appConfig={"backend":{"database":{"connection":{"password":"${CANARY}"}}}}`,
    /'\/appConfig\/backend\/database\/connection\/password'/,
  ],
  [
    'a password in an address',
    `appConfig={"backend":{"database":{"connection":"postgres://a:${CANARY}@db/a"}}}`,
    /'\/appConfig\/backend\/database\/connection'/,
  ],
  [
    'a token by its look',
    `appConfig={"integrations":{"github":[{"x":"ghp_${CANARY}"}]}}`,
    /'\/appConfig\/integrations\/github\/0\/x'/,
  ],
  [
    'a private key by its look',
    `appConfig={"a":{"b":"-----BEGIN RSA PRIVATE KEY-----${CANARY}"}}`,
    /'\/appConfig\/a\/b'/,
  ],
  [
    'a secret beside a variable',
    `appConfig={"a":{"token":"\${A}${CANARY}"}}`,
    /'\/appConfig\/a\/token'/,
  ],
  [
    'a secret in the environment',
    `portal.extraEnv=[{"name":"GITHUB_TOKEN","value":"${CANARY}"}]`,
    /'\/portal\/extraEnv\/0\/value'/,
  ],
  [
    'a Secret among the other objects',
    `extraObjects=[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"stringData":{"a":"${CANARY}"}}]`,
    /'\/extraObjects\/0\/kind'/,
  ],
  [
    'a password as a value',
    `database.password="${CANARY}"`,
    /'\/database': additional properties 'password' not allowed/,
  ],
  [
    'a cluster without a kubeconfig',
    'stores.clusters=[{"name":"berlin"}]',
    /'\/stores\/clusters\/0': missing property 'existingSecret'/,
  ],
  [
    'a cluster whose name is no folder',
    'stores.clusters=[{"name":"../berlin","existingSecret":"a"}]',
    /'\/stores\/clusters\/0\/name'/,
  ],
  [
    'a volume in the place of the configuration',
    'portal.extraVolumeMounts=[{"name":"people","mountPath":"/etc/portal"}]',
    /'\/portal\/extraVolumeMounts\/0\/mountPath'/,
  ],
  [
    'a volume among the Secrets',
    'portal.extraVolumeMounts=[{"name":"people","mountPath":"/run/secrets/portal/auth"}]',
    /'\/portal\/extraVolumeMounts\/0\/mountPath'/,
  ],
  [
    'a volume in the place of temporary files',
    'portal.extraVolumeMounts=[{"name":"people","mountPath":"/tmp/"}]',
    /'\/portal\/extraVolumeMounts\/0\/mountPath'/,
  ],
  ['a scheme that there is not', 'stores.scheme="ftp"', /'\/stores\/scheme'/],
  [
    'an address without a port',
    'stores.routeAddress="traefik"',
    /'\/stores\/routeAddress'/,
  ],
  [
    'TLS for an http address',
    'ingress.tls.enabled=true',
    /'\/portal\/url'/,
    ['portal.url=http://portal.example.com'],
  ],
  [
    'alerts about figures that nobody reads',
    'monitoring.prometheusRule.enabled=true',
    /'\/monitoring\/serviceMonitor\/enabled'/,
  ],
  [
    'a token for an account that nobody makes',
    'access.enabled=false',
    /'\/access\/account\/token'/,
    ['access.account.token=true'],
  ],
  [
    'a peer that there is not',
    'networkPolicy.ingressFrom=[{"serviceSelector":{}}]',
    /'serviceSelector' not allowed/,
  ],
  [
    'addresses that are no range',
    'networkPolicy.apiServer.to=[{"ipBlock":{"cidr":"10.1.2.3"}}]',
    /'\/networkPolicy\/apiServer\/to\/0\/ipBlock\/cidr'/,
  ],
  [
    'a gateway without a name',
    'httpRoute.parentRefs=[{"namespace":"x"}]',
    /missing property 'name'/,
  ],
  [
    'settings of a cluster that there are not',
    'stores.localClusterSettings={"kubeconfig":"/a"}',
    /'\/stores\/localClusterSettings': additional properties 'kubeconfig'/,
  ],
  [
    'no cluster for stores',
    'stores.localCluster=""',
    /stores\.localCluster and stores\.clusters are both empty/,
  ],
  ['no address', 'portal.url=""', /portal\.url is empty: give/],
  [
    'no Secret of the backend',
    'backendSecret.existingSecret=""',
    /backendSecret\.existingSecret is empty: make a Secret/,
  ],
  [
    'no Secret of the database',
    'database.existingSecret=""',
    /database\.existingSecret is empty: name a Secret/,
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
    assert.ok(!stderr.includes(CANARY), stderr);
  });
}

/** What only looks like a secret, or like a place that is taken. */
const TAKEN = [
  [
    'a volume beside the configuration',
    'portal.extraVolumeMounts=[{"name":"people","mountPath":"/etc/portal-people"}]',
  ],
  ['a file', 'appConfig={"a":{"clientSecret":{"$file":"/run/a"}}}'],
  ['a variable', 'appConfig={"a":{"clientSecret":"${A_SECRET}"}}'],
  ['a switch', 'appConfig={"a":{"requireToken":true}}'],
  ['a name that begins so', 'appConfig={"a":{"tokenUrl":"https://a.example"}}'],
  ['an address with an @', 'appConfig={"a":"https://a.example/b@c"}'],
  [
    'a reference in the environment',
    'portal.extraEnv=[{"name":"A_TOKEN","valueFrom":{"secretKeyRef":{"name":"a","key":"b"}}}]',
  ],
];

for (const [what, value] of TAKEN) {
  test(`takes ${what}`, async () => {
    const { code, stderr } = await template('default', ['--set-json', value]);
    assert.equal(code, 0, stderr);
  });
}

test('refuses a release whose pods would have too long a name', async () => {
  const { code, stderr } = await run('helm', [
    'template',
    'a'.repeat(43),
    CHART,
    '--values',
    valuesOf('default'),
  ]);
  assert.notEqual(code, 0);
  assert.match(stderr, /has 43 characters, and 42 is the most/);
});

test('needs no value to install the access alone', async () => {
  const { code, stderr } = await run('helm', [
    'template',
    'backstage',
    CHART,
    '--set',
    'portal.enabled=false',
  ]);
  assert.equal(code, 0, stderr);
});
