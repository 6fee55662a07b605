import { resolve } from 'node:path';
import { testConfig } from '../../__testUtils__/testConfig';
import { ChartConfig } from '../../config';
import { FakeClusterApi, makeRefusal } from '../__testUtils__/FakeClusterApi';
import { listPlanImages } from './listPlanImages';
import { ProbedPod, readPodOutcome } from './podOutcome';
import { probeImages } from './probeImages';
import { probeLoopback } from './probeLoopback';
import { probeNetworkPolicies } from './probeNetworkPolicies';
import { probePrivilegedPods } from './probePrivilegedPods';
import { ProbeNamespace } from './ProbeNamespace';

const CHART = resolve(__dirname, '../../../../../charts/woocommerce-store');
const IMAGE = 'registry.example/wordpress:1';

type State = NonNullable<
  NonNullable<ProbedPod['status']>['containerStatuses']
>[number]['state'];

function makePod(state: State, podIP?: string): ProbedPod {
  return { status: { podIP, containerStatuses: [{ state }] } };
}

const ended = (exitCode: number, message = '') =>
  makePod({ terminated: { exitCode, message } });
const running = makePod({ running: {} }, '10.0.0.7');
const unpulled = makePod({
  waiting: { reason: 'ErrImagePull', message: 'no such host' },
});

/** A namespace whose pods are as given once they are made. */
async function setUp(pods: Record<string, ProbedPod> = {}) {
  const api = FakeClusterApi.create({
    '/api/v1/namespaces': body => ({
      metadata: {
        ...(body as { metadata: object }).metadata,
        name: 'store-preflight-1',
        uid: 'uid-1',
      },
    }),
    '/api/v1/namespaces/store-preflight-1': {},
    '/api/v1/namespaces/store-preflight-1/pods': {},
    '/apis/networking.k8s.io/v1/namespaces/store-preflight-1/networkpolicies':
      {},
  });
  for (const [name, pod] of Object.entries(pods)) {
    api.answers.set(`/api/v1/namespaces/store-preflight-1/pods/${name}`, pod);
  }
  return { api, namespace: await ProbeNamespace.create({ api }) };
}

describe('ProbeNamespace', () => {
  it('waits for the account that pods run under', async () => {
    const { api, namespace } = await setUp();
    const path = '/api/v1/namespaces/store-preflight-1/pods';
    let attempts = 0;
    api.answers.set(path, () => {
      attempts += 1;
      if (attempts === 1) {
        throw makeRefusal(
          403,
          'error looking up service account a/default: serviceaccount "default" not found',
        );
      }
      return {};
    });
    await namespace.createPod({});
    expect(attempts).toBe(2);
    api.answers.set(path, makeRefusal(403, 'quota'));
    await expect(namespace.createPod({})).rejects.toThrow('quota');
  });

  it('removes what was left long ago, and nothing that is in use', async () => {
    const minutesAgo = (minutes: number) =>
      new Date(Date.now() - minutes * 60_000).toISOString();
    const api = FakeClusterApi.create({
      '/api/v1/namespaces': {
        items: [
          { metadata: { name: 'old', creationTimestamp: minutesAgo(20) } },
          { metadata: { name: 'new', creationTimestamp: minutesAgo(5) } },
        ],
      },
      '/api/v1/namespaces/old': {},
    });
    await ProbeNamespace.sweep(api);
    expect(api.calls.slice(1)).toEqual(['DELETE /api/v1/namespaces/old']);
  });

  it('may be gone already', async () => {
    const { api, namespace } = await setUp();
    api.answers.delete('/api/v1/namespaces/store-preflight-1');
    await expect(namespace.remove()).resolves.toBeUndefined();
  });
});

describe('readPodOutcome', () => {
  it.each([
    [{}, { kind: 'waiting', why: undefined }],
    [
      {
        status: {
          conditions: [
            { type: 'PodScheduled', status: 'False', message: '0/1 nodes' },
          ],
        },
      },
      { kind: 'waiting', why: '0/1 nodes' },
    ],
    [
      makePod({ waiting: { reason: 'ContainerCreating' } }),
      { kind: 'waiting', why: 'ContainerCreating' },
    ],
    [unpulled, { kind: 'notPulled', why: 'no such host' }],
    [running, { kind: 'running', address: '10.0.0.7' }],
    [ended(1, 'refused\n'), { kind: 'ended', exitCode: 1, message: 'refused' }],
  ])('of %j is %j', (pod, outcome) => {
    expect(readPodOutcome(pod)).toEqual(outcome);
  });
});

describe('probePrivilegedPods', () => {
  it.each([
    ['refused', makeRefusal(403, 'violates PodSecurity "restricted"'), 'pass'],
    ['let in', {}, 'fail'],
  ])('passes when it is refused: %s', async (_, answer, status) => {
    const { api, namespace } = await setUp();
    api.answers.set('/api/v1/namespaces/store-preflight-1/pods', answer);
    await expect(probePrivilegedPods(namespace)).resolves.toMatchObject({
      status,
    });
    expect(api.calls.at(-1)).toMatch(/pods\?dryRun=All$/);
  });
});

describe('probeImages', () => {
  const images = new Map([['demo', { wordpress: IMAGE, all: [IMAGE, 'b'] }]]);

  it.each([
    ['all there', ended(0), running, 'pass'],
    ['one not', ended(0), unpulled, 'fail'],
  ])('%s', async (_, one, two, status) => {
    const { namespace } = await setUp({ 'image-0': one, 'image-1': two });
    const finding = await probeImages({ namespace, images });
    expect(finding.status).toBe(status);
    expect(finding.plans).toEqual(status === 'fail' ? ['demo'] : undefined);
  });

  it('does not know the images of other charts', async () => {
    const { namespace } = await setUp();
    await expect(
      probeImages({ namespace, images: new Map() }),
    ).resolves.toMatchObject({ status: 'unknown' });
  });
});

describe('probeNetworkPolicies', () => {
  it.each([
    ['it is shut', running, ended(0), ended(0), 'pass'],
    ['it stays open', running, ended(0), ended(1, 'it is open'), 'warn'],
    ['it never was open', running, ended(1, 'timed out'), ended(0), 'unknown'],
    ['there is no image', unpulled, ended(0), ended(0), 'unknown'],
    ['the server ends', ended(1, 'no port'), ended(0), ended(0), 'unknown'],
  ])('%s', async (_, server, before, after, status) => {
    const { namespace } = await setUp({ server, before, after });
    await expect(
      probeNetworkPolicies({ namespace, image: IMAGE }),
    ).resolves.toMatchObject({ status });
  });

  it('listens with nothing that writes files, for which there is no place', async () => {
    const { api, namespace } = await setUp({ server: ended(1) });
    let spec: object = {};
    api.answers.set('/api/v1/namespaces/store-preflight-1/pods', body => {
      spec = (body as { spec: object }).spec;
      return {};
    });
    await probeNetworkPolicies({ namespace, image: IMAGE });
    expect(spec).toMatchObject({
      containers: [
        {
          command: ['php', '-r', expect.stringContaining('0.0.0.0:8080')],
          securityContext: { readOnlyRootFilesystem: true },
        },
      ],
    });
    expect(spec).not.toHaveProperty('volumes');
  });
});

describe('probeLoopback', () => {
  it.each([
    [{}, /^preflight-[0-9a-f]{8}\.localtest\.me:8080$/],
    [{ port: undefined, scheme: 'https' as const }, /:443$/],
    [{ routeAddress: 'traefik.kube-system:80' }, /^traefik\.kube-system:80$/],
  ])('tries what a store of %j would', async (storefront, address) => {
    const { api, namespace } = await setUp({ loopback: ended(0) });
    let command: string[] = [];
    api.answers.set('/api/v1/namespaces/store-preflight-1/pods', body => {
      const { spec } = body as {
        spec: { containers: { command: string[] }[] };
      };
      command = spec.containers[0].command;
      return {};
    });
    await expect(
      probeLoopback({
        namespace,
        image: IMAGE,
        storefront: { ...testConfig.storefront, ...storefront },
      }),
    ).resolves.toMatchObject({ status: 'pass' });
    expect(command.at(-3)).toMatch(address);
  });

  it('says why nothing answers', async () => {
    const { namespace } = await setUp({ loopback: ended(1, 'refused') });
    const { storefront } = testConfig;
    await expect(
      probeLoopback({ namespace, image: IMAGE, storefront }),
    ).resolves.toMatchObject({
      status: 'fail',
      message: expect.stringContaining(': refused.'),
      fix: expect.stringContaining('routeAddress'),
    });
  });
});

describe('listPlanImages', () => {
  const read = async (values = {}, chart: Partial<ChartConfig> = {}) => {
    const base = testConfig.charts.get('woocommerce-store')!;
    const images = await listPlanImages({
      charts: new Map([
        ['woocommerce-store', { ...base, ref: CHART, ...chart }],
      ]),
      plans: new Map([['demo', { ...testConfig.plans.get('demo')!, values }]]),
    });
    return images.get('demo')?.all;
  };

  it('are those of the chart, by their digests', async () => {
    await expect(read()).resolves.toEqual([
      expect.stringMatching(/^docker\.io\/library\/wordpress:.+-apache/),
      expect.stringMatching(
        /^docker\.io\/library\/mariadb:[\d.]+@sha256:[0-9a-f]{64}$/,
      ),
    ]);
  });

  it('are those of the plan where it says so', async () => {
    await expect(
      read({
        global: { imageRegistry: 'mirror.example' },
        wordpress: { image: { tag: 'x', digest: 'sha256:1' } },
        mariadb: { enabled: false },
        objectCache: { enabled: true },
      }),
    ).resolves.toEqual([
      'mirror.example/library/wordpress:x@sha256:1',
      expect.stringMatching(/^mirror\.example\/valkey\/valkey:[\d.]+$/),
    ]);
  });

  it.each([
    [{ type: 'bitnami-wordpress' as const }],
    [{ ref: 'oci://registry.example/chart' }],
  ])('aren’t known of %j', async chart => {
    await expect(read({}, chart)).resolves.toBeUndefined();
  });
});
