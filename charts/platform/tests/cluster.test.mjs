// The chart on a real API server, named by KUBECONFIG; simulated nodes will do. Needs helm and kubectl on PATH.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { podTemplates } from '../../testing/objects.mjs';
import { kubectlJson, run, succeed } from '../../testing/programs.mjs';
import { CHART, renderedObjects, shapes, valuesOf } from './chart.mjs';

const SHAPES = await shapes();
const NAME = `portal-${randomBytes(3).toString('hex')}`;
const ACCOUNT = `system:serviceaccount:${NAME}:${NAME}`;
const READY_SECONDS = 120;

/** Every secret has this in it, so that one search finds any of them. */
const CANARY = `canary${randomBytes(12).toString('hex')}`;

/** Of all kinds that the chart has in the namespace, what is there of the release. */
const KINDS =
  'deployments,statefulsets,replicasets,pods,services,configmaps,serviceaccounts,ingresses,networkpolicies,poddisruptionbudgets';
const SELECTOR = ['--selector', `app.kubernetes.io/instance=${NAME}`];

function get(...args) {
  return kubectlJson(['--namespace', NAME, 'get', ...args]);
}

function helm(verb, args = []) {
  return succeed('helm', [
    verb,
    NAME,
    CHART,
    '--namespace',
    NAME,
    '--values',
    valuesOf('local'),
    // Those of the cluster are there already, for development.
    '--take-ownership',
    '--force-conflicts',
    ...args,
  ]);
}

function asPortal(args, options) {
  return run('kubectl', ['--as', ACCOUNT, ...args], options);
}

/** Asks until the answer is right, and fails with what is wrong. */
async function eventually(check) {
  for (const end = Date.now() + READY_SECONDS * 1000; ; await sleep(500)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
  }
}

async function assertReady(replicas) {
  const { metadata, status } = await get('deployment', NAME);
  assert.equal(status.observedGeneration, metadata.generation);
  assert.equal(status.replicas, replicas);
  assert.equal(status.updatedReplicas, replicas);
  assert.equal(status.readyReplicas, replicas);
  const postgres = await get('statefulset', `${NAME}-postgresql`);
  assert.equal(postgres.status.readyReplicas, 1);
}

async function podUids() {
  const { items } = await get('pods', ...SELECTOR);
  return items
    .filter(({ metadata }) => !metadata.deletionTimestamp)
    .map(({ metadata }) => metadata.uid)
    .sort();
}

/** As script/cluster has it, for the stages after this one. */
async function restoreAccess() {
  const yaml = await succeed('helm', [
    'template',
    'backstage',
    CHART,
    '--namespace',
    'backstage',
    '--values',
    valuesOf('access'),
  ]);
  await succeed(
    'kubectl',
    ['--namespace', 'backstage', 'apply', '--filename', '-'],
    { input: yaml },
  );
}

const skip = process.env.KUBECONFIG
  ? false
  : 'KUBECONFIG is not set: there is no cluster to try the chart on';

describe('on a cluster', { skip }, () => {
  before(async () => {
    const labels = {
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    };
    const secret = (name, key) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: NAME },
      stringData: { [key]: `${CANARY}-${key}` },
    });
    const items = [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: NAME, labels },
      },
      secret('portal-backend', 'backend-secret'),
      secret('portal-database', 'password'),
    ];
    await succeed('kubectl', ['create', '--filename', '-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    });
    await eventually(() => get('serviceaccount', 'default'));
  });

  after(async () => {
    await run('helm', [
      'uninstall',
      NAME,
      '--namespace',
      NAME,
      '--ignore-not-found',
    ]);
    await restoreAccess();
    await succeed('kubectl', ['delete', 'namespace', NAME, '--wait=false']);
  });

  describe('server-side dry run', () => {
    let served;
    const dryRun = items =>
      run(
        'kubectl',
        ['--namespace', NAME, 'create', '--dry-run=server', '--filename', '-'],
        { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) },
      );

    before(async () => {
      served = await succeed('kubectl', ['api-resources', '--output', 'name']);
    });

    /** Kinds of others, which a cluster may not have. */
    const OPTIONAL = {
      HTTPRoute: 'httproutes.',
      ServiceMonitor: 'servicemonitors.',
      PrometheusRule: 'prometheusrules.',
    };

    const WITH_PODS = SHAPES.filter(shape => shape !== 'access');

    for (const shape of SHAPES) {
      test(`${shape}: every object is taken without a warning`, async t => {
        const objects = [];
        for (const { metadata, ...object } of await renderedObjects(shape)) {
          const { kind } = object;
          if (kind in OPTIONAL && !served.includes(OPTIONAL[kind])) {
            t.diagnostic(`The cluster knows no ${kind}: it was only rendered.`);
          } else if (kind !== 'Pod') {
            // Those of the whole cluster are there, with the names that they always have.
            const name = `${metadata.name}-${NAME}`;
            objects.push({ ...object, metadata: { ...metadata, name } });
          }
        }
        const { code, stderr } = await dryRun(objects);
        assert.equal(code, 0, stderr);
        assert.equal(stderr, '');
      });
    }

    for (const shape of WITH_PODS) {
      test(`${shape}: every pod is taken under PodSecurity restricted`, async () => {
        const pods = podTemplates(await renderedObjects(shape)).map(
          ({ owner, template }) => {
            // The release's own account and classes are not there in a dry run.
            const {
              serviceAccountName: _account,
              priorityClassName: _class,
              ...spec
            } = template.spec;
            return {
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { name: owner.toLowerCase().replace('/', '-') },
              spec: {
                ...spec,
                volumes: [
                  ...(spec.volumes ?? []),
                  { name: 'data', emptyDir: {} },
                ],
              },
            };
          },
        );
        const { code, stderr } = await dryRun(pods);
        assert.equal(code, 0, stderr);
        assert.equal(stderr, '');
      });
    }
  });

  describe('a release', () => {
    let claim;
    let pods;

    test('is installed with values-local.yaml and gets ready', async () => {
      await helm('install');
      await eventually(() => assertReady(1));
      claim = await get('persistentvolumeclaim', `data-${NAME}-postgresql-0`);
      await eventually(async () => {
        const { status } = await get(
          'persistentvolumeclaim',
          claim.metadata.name,
        );
        assert.equal(status.phase, 'Bound');
      });
    });

    test('has a token for the Kubernetes tab, made by Kubernetes', async () => {
      await eventually(async () => {
        const { data } = await get('secret', `${NAME}-viewer-token`);
        assert.ok(data?.token);
      });
    });

    test('has no secret in its values, manifest, notes and ConfigMaps', async () => {
      for (const what of ['values', 'manifest', 'notes', 'all']) {
        const text = await succeed('helm', [
          'get',
          what,
          NAME,
          '--namespace',
          NAME,
        ]);
        assert.ok(!text.includes(CANARY), what);
      }
    });

    test("gives the portal's account its rights, and no others", async () => {
      const may = async (...args) => {
        const { stdout } = await asPortal(['auth', 'can-i', ...args]);
        return stdout.trim();
      };
      await eventually(async () => {
        assert.equal(await may('create', 'namespaces'), 'yes');
      });
      assert.equal(await may('list', 'pods', '--all-namespaces'), 'yes');
      assert.equal(
        await may('get', 'secrets', '--namespace', 'kube-system'),
        'no',
      );
      assert.equal(await may('get', 'secrets', '--namespace', NAME), 'no');
    });

    test("fences the account of the release's own namespace in", async () => {
      const create = labels =>
        asPortal(['create', '--dry-run=server', '--filename', '-'], {
          input: JSON.stringify({
            apiVersion: 'v1',
            kind: 'Namespace',
            metadata: { name: `store-${NAME}`, labels },
          }),
        });
      // The API server hears of a policy within some seconds.
      await eventually(async () => {
        const { code, stderr } = await create({});
        assert.notEqual(code, 0);
        assert.match(stderr, /namespaces\.woocommerce\.backstage/);
      });
      const { code, stderr } = await create({
        'app.kubernetes.io/managed-by': 'backstage-woocommerce',
        'woocommerce.backstage/store-id': 'a',
        'pod-security.kubernetes.io/enforce': 'restricted',
      });
      assert.equal(code, 0, stderr);
    });

    test('is upgraded to more pods and other settings, which makes all of them anew', async () => {
      const earlier = await podUids();
      await helm('upgrade', [
        '--set',
        'portal.replicas=3',
        '--set',
        'appConfig.app.title=Other',
      ]);
      await eventually(() => assertReady(3));
      await eventually(async () => {
        pods = await podUids();
        assert.equal(pods.length, 4);
      });
      const [kept] = pods.filter(uid => earlier.includes(uid));
      const { metadata } = await get('pod', `${NAME}-postgresql-0`);
      assert.equal(kept, metadata.uid);
    });

    test('is upgraded with the same values without a restart', async () => {
      await helm('upgrade', [
        '--set',
        'portal.replicas=3',
        '--set',
        'appConfig.app.title=Other',
      ]);
      await eventually(() => assertReady(3));
      assert.deepEqual(await podUids(), pods);
    });

    test('is rolled back and keeps its volume', async () => {
      await succeed('helm', ['rollback', NAME, '1', '--namespace', NAME]);
      await eventually(() => assertReady(1));
      const { metadata } = await get(
        'persistentvolumeclaim',
        claim.metadata.name,
      );
      assert.equal(metadata.uid, claim.metadata.uid);
    });

    test('leaves nothing but its volume and the Secrets that were there, when it is uninstalled', async () => {
      await succeed('helm', ['uninstall', NAME, '--namespace', NAME]);
      await eventually(async () => {
        const { items } = await get(KINDS, ...SELECTOR);
        assert.deepEqual(
          items.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
          [],
        );
      });
      await eventually(async () => {
        const { items } = await get('secrets');
        assert.deepEqual(items.map(({ metadata }) => metadata.name).sort(), [
          'portal-backend',
          'portal-database',
        ]);
      });
      const { items: claims } = await get('persistentvolumeclaims');
      assert.deepEqual(
        claims.map(({ metadata }) => metadata.uid),
        [claim.metadata.uid],
      );
      const { stdout } = await run('kubectl', [
        'get',
        'clusterroles,clusterrolebindings,validatingadmissionpolicies,validatingadmissionpolicybindings',
        ...SELECTOR,
        '--output',
        'name',
      ]);
      assert.equal(stdout, '');
    });
  });
});
