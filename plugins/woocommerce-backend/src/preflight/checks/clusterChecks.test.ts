import {
  FakeClusterApi,
  makeOutage,
  makeRefusal,
} from '../__testUtils__/FakeClusterApi';
import { makeContext } from '../__testUtils__/makeContext';
import {
  ADMISSION_POLICIES,
  CLUSTER_RIGHTS,
  PREFLIGHT_RIGHTS,
  STORE_RIGHTS,
} from '../neededRights';
import { checkAccountRights } from './checkAccountRights';
import { checkAdmissionPolicies } from './checkAdmissionPolicies';
import { checkApiServer } from './checkApiServer';
import { checkClock } from './checkClock';
import { checkHelm } from './checkHelm';
import { checkPodSecurity } from './checkPodSecurity';
import { checkStoreRole } from './checkStoreRole';

describe('checkApiServer', () => {
  const run = (answer: object | Error) =>
    checkApiServer.run(
      makeContext({ api: FakeClusterApi.create({ '/version': answer }) }),
    );
  const toVersion = (minor: string) => ({
    gitVersion: `v1.${minor}.0`,
    major: '1',
    minor,
  });

  it.each([
    ['29', 'fail', true],
    ['30', 'pass', undefined],
    ['36', 'pass', undefined],
    ['31+', 'pass', undefined],
    ['37', 'warn', undefined],
    ['x', 'unknown', undefined],
  ])('1.%s: %s', async (minor, status, preventsStores) => {
    const finding = await run(toVersion(minor));
    expect(finding).toMatchObject({ status });
    expect(finding.preventsStores).toBe(preventsStores);
  });

  it('does not keep stores from being asked for when it does not answer', async () => {
    const finding = await run(makeOutage());
    expect(finding).toMatchObject({
      status: 'fail',
      message:
        'The cluster does not answer: no route (https://cluster.example).',
      fix: expect.stringContaining('Stores go on by themselves'),
    });
    expect(finding.preventsStores).toBeUndefined();
  });

  it('says what to do about a certificate that has expired', async () => {
    const expired = Object.assign(new Error('certificate has expired'), {
      code: 'CERT_HAS_EXPIRED',
    });
    await expect(run(makeOutage(expired))).resolves.toMatchObject({
      status: 'fail',
      message:
        'The certificate of the cluster’s API server has expired (https://cluster.example).',
      fix: expect.stringContaining('Renew it'),
    });
  });

  it('tells a portal that is not let in from a cluster that is gone', async () => {
    await expect(run(makeRefusal(401, 'Unauthorized'))).resolves.toMatchObject({
      status: 'fail',
      message: 'The API server does not let the portal in: Unauthorized.',
    });
  });
});

describe('checkAccountRights', () => {
  function run(denied: (right: Record<string, string>) => boolean) {
    const api = FakeClusterApi.create({
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews': body => {
        const { spec } = body as {
          spec: { resourceAttributes: Record<string, string> };
        };
        return { status: { allowed: !denied(spec.resourceAttributes) } };
      },
    });
    return checkAccountRights.run(makeContext({ api }));
  }

  it('passes when nothing is denied, and has asked for each verb of each object', async () => {
    const count = [...CLUSTER_RIGHTS, ...PREFLIGHT_RIGHTS].reduce(
      (sum, { names = [''], verbs }) => sum + names.length * verbs.length,
      0,
    );
    await expect(run(() => false)).resolves.toEqual({
      status: 'pass',
      message: `The portal’s account has all ${count} rights that it needs everywhere.`,
    });
  });

  it.each(
    [
      ...CLUSTER_RIGHTS.map(right => ({ right, status: 'fail' })),
      ...PREFLIGHT_RIGHTS.map(right => ({ right, status: 'warn' })),
    ].flatMap(({ right, status }) =>
      right.verbs.map(verb => ({ ...right, verb, status })),
    ),
  )(
    '$status without $verb $resource.$group $names',
    async ({ group, resource, names, verb, status }) => {
      const finding = await run(
        asked =>
          asked.verb === verb &&
          asked.resource === resource &&
          asked.group === group &&
          (names === undefined || names.some(name => name === asked.name)),
      );
      expect(finding.status).toBe(status);
      expect(finding.message).toContain(`${verb} ${resource}`);
      expect(finding.preventsStores ?? false).toBe(status === 'fail');
      expect(finding.fix).toContain('charts/platform');
    },
  );
});

describe('checkStoreRole', () => {
  const PATH =
    '/apis/rbac.authorization.k8s.io/v1/clusterroles/woocommerce-store-installer';
  const rules = STORE_RIGHTS.map(({ group, resource, verbs }) => ({
    apiGroups: [group],
    resources: [resource],
    verbs: [...verbs],
  }));
  const run = (role?: object) =>
    checkStoreRole.run(
      makeContext({ api: FakeClusterApi.create(role && { [PATH]: role }) }),
    );

  it.each([
    ['all rules', rules],
    ['everything', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]],
  ])('passes with %s', async (_, given) => {
    await expect(run({ rules: given })).resolves.toMatchObject({
      status: 'pass',
    });
  });

  it.each([
    ['no role', undefined, 'There is no ClusterRole'],
    ['no rules', { rules: null }, 'get secrets'],
    [
      'a verb less',
      { rules: [{ ...rules[0], verbs: ['get'] }, ...rules.slice(1)] },
      'doesn’t let the portal’s account list secrets, create secrets',
    ],
    [
      'a rule for one object alone',
      { rules: [{ ...rules[0], resourceNames: ['a'] }, ...rules.slice(1)] },
      'get secrets',
    ],
  ])('fails with %s', async (_, role, message) => {
    await expect(run(role)).resolves.toMatchObject({
      status: 'fail',
      preventsStores: true,
      message: expect.stringContaining(message),
    });
  });
});

describe('checkAdmissionPolicies', () => {
  const GROUP = '/apis/admissionregistration.k8s.io/v1';
  const all = ADMISSION_POLICIES.flatMap(name => [
    `${GROUP}/validatingadmissionpolicies/${name}`,
    `${GROUP}/validatingadmissionpolicybindings/${name}`,
  ]);
  const run = (paths: string[]) =>
    checkAdmissionPolicies.run(
      makeContext({
        api: FakeClusterApi.create(
          Object.fromEntries(paths.map(path => [path, {}])),
        ),
      }),
    );

  it('passes with all of them', async () => {
    await expect(run(all)).resolves.toMatchObject({ status: 'pass' });
  });

  it.each(all)('warns without %s', async missing => {
    const finding = await run(all.filter(path => path !== missing));
    expect(finding).toMatchObject({ status: 'warn' });
    expect(finding.message).toContain(missing.split('/').at(-1));
  });
});

describe('checkPodSecurity', () => {
  it.each([
    [
      'heeds the label',
      makeRefusal(
        422,
        'Namespace is invalid: metadata.labels[pod-security.kubernetes.io/warn]: Invalid value: "preflight": must be one of privileged, baseline, restricted',
      ),
      'pass',
    ],
    ['takes any label', {}, 'fail'],
    [
      'may not be asked',
      makeRefusal(403, 'cannot create resource "namespaces"'),
      'unknown',
    ],
  ])('%s', async (_, answer, status) => {
    const api = FakeClusterApi.create({ '/api/v1/namespaces': answer });
    const finding = await checkPodSecurity.run(makeContext({ api }));
    expect(finding.status).toBe(status);
    expect(finding.preventsStores ?? false).toBe(status === 'fail');
    expect(api.calls).toEqual(['POST /api/v1/namespaces?dryRun=All']);
  });
});

describe('checkClock', () => {
  it.each([
    [0, 'pass'],
    [4, 'pass'],
    [-20, 'warn'],
    [20, 'warn'],
    [120, 'fail'],
    [-120, 'fail'],
  ])('%d s: %s', async (seconds, status) => {
    const api = FakeClusterApi.create();
    api.time = new Date(Date.now() + seconds * 1_000);
    await expect(checkClock.run(makeContext({ api }))).resolves.toMatchObject({
      status,
    });
  });

  it('does not guess', async () => {
    const api = FakeClusterApi.create();
    api.time = undefined;
    await expect(checkClock.run(makeContext({ api }))).resolves.toMatchObject({
      status: 'unknown',
    });
  });
});

describe('checkHelm', () => {
  it('says what keeps Helm from being used', async () => {
    const helm = {
      check: async () => ({
        usable: false as const,
        message: 'The program helm is not installed where the portal runs',
      }),
    };
    await expect(checkHelm.run(makeContext({ helm }))).resolves.toMatchObject({
      status: 'fail',
      preventsStores: true,
      message: 'The program helm is not installed where the portal runs.',
    });
    await expect(checkHelm.run(makeContext())).resolves.toEqual({
      status: 'pass',
      message: 'Helm v4.3.0 can be used.',
    });
  });
});
