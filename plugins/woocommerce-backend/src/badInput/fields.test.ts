import { createTestDatabases } from '../__testUtils__/testDatabases';
import { BadInputApi, refusal } from './__testUtils__/BadInputApi';

/** What only the configuration says, whoever asks. */
const NOT_FOR_CALLERS: [string, Record<string, unknown[]>][] = [
  [
    'row 10',
    {
      domain: [
        'http://x',
        'x..y',
        '*.x.com',
        '1.2.3.4',
        '[::1]',
        'localhost',
        'a.svc.cluster.local',
        `${'a'.repeat(250)}.com`,
        'x.example.com.',
        'XN--PYPAL-4VE.com',
        'demo.localtest.me',
      ],
      url: ['http://demo.localtest.me'],
      host: ['tools.localtest.me'],
    },
  ],
  [
    'row 12',
    {
      webhookUrl: [
        'http://169.254.169.254/latest/meta-data',
        'http://10.0.0.1/',
        'http://[::ffff:127.0.0.1]/',
        'http://0x7f.1/',
        'http://localtest.me/',
        'file:///etc/passwd',
        'gopher://127.0.0.1:11211/',
      ],
      healthcheckUrl: ['http://169.254.169.254/'],
    },
  ],
  [
    'row 13',
    {
      adminEmail: [
        'a',
        'a@b\nBcc: c@d.example',
        `${'a'.repeat(400)}@b.example`,
      ],
      email: ['a@b.example'],
    },
  ],
  [
    'row 14',
    {
      password: ['canary-1', `canary-1,{}'"\\$\n`],
      adminPassword: ['canary-1'],
      'mariadb-password': ['canary-1'],
    },
  ],
  [
    'row 16',
    {
      values: [
        { extraDeploy: [{ kind: 'Pod' }] },
        { wordpress: { image: { repository: 'evil' } } },
      ],
      extraDeploy: [[{ apiVersion: 'v1', kind: 'Pod' }]],
      image: ['evil.example.com/shop'],
      hostPath: ['/'],
      securityContext: [{ privileged: true }],
      initContainers: [[{ name: 'a', image: 'b' }]],
      namespace: ['kube-system'],
      id: ['1'],
      phase: ['Ready'],
      createdBy: ['user:default/ada'],
    },
  ],
  ['row 18', { replicas: [0, -1, 1.5, '3', 1e308, null, 10_001] }],
  ['row 19', { storage: ['10gb', '-1Gi', '0', '1Ei', '10Gi;x', '10Gi'] }],
  ['row 20', { region: ['eu'], engine: ['postgres'] }],
  [
    'row 21',
    {
      chart: [
        '../../x',
        '/etc',
        'file:///',
        'oci://evil.example.com/chart',
        'https://169.254.169.254',
        'woocommerce-store',
      ],
      version: ['latest', '>0', '1.2.3 --set x=y', '0.1.0'],
    },
  ],
  ['row 23', { 'a[99999999]': [1], 'wordpress.replicas[99999999]': [1] }],
];

describe('bad fields', () => {
  const databases = createTestDatabases();
  let bad: BadInputApi;

  beforeAll(async () => {
    bad = await BadInputApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterAll(async () => {
    await bad.stop();
  });

  it.each(
    NOT_FOR_CALLERS.flatMap(([row, fields]) =>
      Object.entries(fields).flatMap(([field, values]) =>
        values.map(
          value => [row, field, JSON.stringify(value), value] as const,
        ),
      ),
    ),
  )('%s: the field %s with %.60s', async (_, field, __, value) => {
    expect(await bad.request({ name: 'demo', [field]: value })).toEqual({
      ...refusal(
        `^"${field.replace(/[.[\]]/g, '\\$&')}" is not a known field$`,
      ),
      traces: [],
    });
  });

  it('row 18: a number that JSON has no end for', async () => {
    const response = await bad.postBody('{"name":"demo","replicas":1e309}');
    expect(await bad.judge(response)).toEqual(
      refusal(/^"replicas" is not a known field$/),
    );
    const nan = await bad.postBody('{"name":"demo","replicas":NaN}');
    expect(await bad.judge(nan)).toEqual(
      refusal(/^body must be valid JSON in UTF-8$/),
    );
    expect(await bad.listTraces()).toEqual([]);
  });

  it.each([
    'large',
    'Demo',
    'demo ',
    '',
    'constructor',
    '__proto__',
    '../demo',
  ])('row 20: the plan "%s"', async plan => {
    expect(await bad.request({ name: 'demo', plan })).toEqual({
      ...refusal(/^plan must be one of demo, standard$/),
      traces: [],
    });
  });

  it.each(['eu', 'Local', 'local ', '', '__proto__', 'local,eu'])(
    'row 20: the cluster "%s"',
    async cluster => {
      expect(await bad.request({ name: 'demo', cluster })).toEqual({
        ...refusal(/^cluster must be one of local, where stores/),
        traces: [],
      });
    },
  );

  it.each(['france', 'Germany-b2c', '', 'toString', 'germany-b2c,a'])(
    'row 20: the blueprint "%s"',
    async blueprint => {
      expect(await bad.request({ name: 'demo', blueprint })).toEqual({
        ...refusal(/^blueprint must be one of germany-b2c$/),
        traces: [],
      });
    },
  );

  it.each(['true', 1, null, [], {}])(
    'row 1: the protection %j',
    async value => {
      expect(await bad.request({ name: 'demo', protected: value })).toEqual({
        ...refusal(/^protected must be true or false$/),
        traces: [],
      });
    },
  );

  it.each(['a[99999999]', 'a[0]=1', 'a.b[99999999].c'])(
    'row 23: the name "%s"',
    async name => {
      expect(await bad.request({ name })).toEqual({
        ...refusal(/^name must consist of/),
        traces: [],
      });
    },
  );

  it.each([
    ['the owner', 'owner', 'component:default/shop'],
    ['the owner', 'owner', 'group:default/a b'],
    ['the owner', 'owner', "group:default/a'; drop table stores;--"],
    ['the entity', 'entityRef', 'component:default/a b'],
    ['the entity', 'entityRef', '../x'],
  ])('rows 1 and 24: %s in the field %s as "%s"', async (_, field, value) => {
    expect(await bad.request({ name: 'demo', [field]: value })).toEqual({
      ...refusal(`^${field} must be a`),
      traces: [],
    });
  });
});
