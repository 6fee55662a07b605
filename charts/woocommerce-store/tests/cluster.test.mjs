// The chart on a real API server, named by KUBECONFIG; simulated nodes will do. Needs helm and kubectl on PATH.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CHART,
  CREDENTIALS,
  kubectlJson,
  podTemplates,
  renderedObjects,
  run,
  shapes,
  succeed,
  valuesOf,
} from './chart.mjs';

const SHAPES = await shapes();
const RELEASE = `store-chart-${randomBytes(3).toString('hex')}`;
const SECRET = `${RELEASE}-credentials`;
const STORE_LABEL = `woocommerce.backstage/store=${RELEASE.slice(
  'store-'.length,
)}`;
const READY_SECONDS = 120;

/** Every secret has this in it, so that one search finds any of them. */
const CANARY = `canary${randomBytes(12).toString('hex')}`;

function kubectl(args, options) {
  return succeed('kubectl', ['--namespace', RELEASE, ...args], options);
}

function get(...args) {
  return kubectlJson(['--namespace', RELEASE, 'get', ...args]);
}

function helm(verb, chart, args = []) {
  const values = [
    '--values',
    valuesOf('default'),
    '--set',
    'ingress.enabled=true',
    '--set',
    `credentials.existingSecret=${SECRET}`,
    '--set-json',
    `commonLabels={"${STORE_LABEL.replace('=', '":"')}"}`,
  ];
  return succeed('helm', [
    verb,
    RELEASE,
    chart,
    '--namespace',
    RELEASE,
    ...values,
    ...args,
  ]);
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

async function assertReady() {
  const deployment = await get('deployment', `${RELEASE}-wordpress`);
  const statefulSet = await get('statefulset', `${RELEASE}-mariadb`);
  for (const { metadata, status } of [deployment, statefulSet]) {
    assert.equal(status.observedGeneration, metadata.generation, metadata.name);
    assert.equal(status.readyReplicas, 1, metadata.name);
    assert.equal(status.updatedReplicas, 1, metadata.name);
  }
}

/** The UIDs of the store's volume claims by their names, found as the portal finds them. */
async function claimUids() {
  const { items } = await get(
    'persistentvolumeclaims',
    '--selector',
    STORE_LABEL,
  );
  return Object.fromEntries(
    items.map(({ metadata }) => [metadata.name, metadata.uid]),
  );
}

const skip = process.env.KUBECONFIG
  ? false
  : 'KUBECONFIG is not set: there is no cluster to try the chart on';

describe('on a cluster', { skip }, () => {
  before(async () => {
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: RELEASE, labels: {} },
    };
    for (const mode of ['enforce', 'warn']) {
      namespace.metadata.labels[`pod-security.kubernetes.io/${mode}`] =
        'restricted';
    }
    const stringData = Object.fromEntries(
      CREDENTIALS.map(key => [key, `${CANARY}-${key}`]),
    );
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: SECRET },
      stringData,
    };
    await succeed('kubectl', ['create', '--filename', '-'], {
      input: JSON.stringify(namespace),
    });
    await kubectl(['create', '--filename', '-'], {
      input: JSON.stringify(secret),
    });
    await eventually(() => get('serviceaccount', 'default'));
  });

  after(async () => {
    await run('helm', [
      'uninstall',
      RELEASE,
      '--namespace',
      RELEASE,
      '--ignore-not-found',
    ]);
    await succeed('kubectl', ['delete', 'namespace', RELEASE, '--wait=false']);
  });

  describe('server-side dry run', () => {
    const pod = (name, spec) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec,
    });
    const dryRun = items =>
      run(
        'kubectl',
        [
          '--namespace',
          RELEASE,
          'create',
          '--dry-run=server',
          '--filename',
          '-',
        ],
        {
          input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
        },
      );
    let served;

    before(async () => {
      served = await succeed('kubectl', ['api-resources', '--output', 'name']);
    });

    test('the namespace does refuse a pod that is not restricted', async () => {
      const { code, stderr } = await dryRun([
        pod('open', { containers: [{ name: 'a', image: 'a' }] }),
      ]);
      assert.notEqual(code, 0);
      assert.match(stderr, /violates PodSecurity "restricted/);
    });

    /** Kinds of others, which a cluster may not have. */
    const OPTIONAL = {
      HTTPRoute: 'httproutes.',
      ServiceMonitor: 'servicemonitors.',
      PrometheusRule: 'prometheusrules.',
    };

    for (const shape of SHAPES) {
      describe(shape, () => {
        let objects;
        before(async () => {
          objects = await renderedObjects(shape);
        });

        test('every object is taken without a warning', async t => {
          const taken = [];
          for (const object of objects) {
            const { kind, metadata } = object;
            if (kind in OPTIONAL && !served.includes(OPTIONAL[kind])) {
              t.diagnostic(
                `The cluster knows no ${kind}: it was only rendered.`,
              );
            } else if (kind !== 'Pod') {
              taken.push({
                ...object,
                metadata: { ...metadata, namespace: RELEASE },
              });
            }
          }
          const { code, stderr } = await dryRun(taken);
          assert.equal(code, 0, stderr);
          assert.equal(stderr, '');
        });

        test('every pod is taken under PodSecurity restricted', async () => {
          const pods = podTemplates(objects).map(({ owner, template }) => {
            // The release's own account and classes are not there in a dry run.
            const {
              serviceAccountName: _account,
              priorityClassName: _class,
              ...spec
            } = template.spec;
            const volumes = [
              ...(spec.volumes ?? []),
              { name: 'data', emptyDir: {} },
            ];
            const name = owner.toLowerCase().replace('/', '-');
            return pod(name, { ...spec, volumes });
          });
          const { code, stderr } = await dryRun(pods);
          assert.equal(code, 0, stderr);
          assert.equal(stderr, '');
        });
      });
    }
  });

  describe('a release', () => {
    let uids;
    let secretVersion;
    let newer;

    before(async () => {
      newer = await mkdtemp(join(tmpdir(), 'chart-'));
      await cp(CHART, newer, { recursive: true });
      const file = join(newer, 'Chart.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text
          .replace(/^version: .*$/m, 'version: 99.0.0')
          .replace(/^appVersion: .*$/m, 'appVersion: "99"'),
      );
    });

    after(() => rm(newer, { recursive: true }));

    test('is installed and gets ready', async () => {
      await helm('install', CHART);
      await eventually(assertReady);
      uids = await claimUids();
      assert.deepEqual(Object.keys(uids).sort(), [
        `data-${RELEASE}-mariadb-0`,
        `${RELEASE}-wordpress`,
      ]);
      secretVersion = (await get('secret', SECRET)).metadata.resourceVersion;
    });

    test('has bound volumes', async () => {
      await eventually(async () => {
        for (const { metadata, status } of (await get('persistentvolumeclaims'))
          .items) {
          assert.equal(status.phase, 'Bound', metadata.name);
        }
      });
    });

    test('is found by its label, pods and volumes too', async () => {
      const { items } = await get(
        'all,configmap,ingress,networkpolicy,poddisruptionbudget,pvc',
        '--selector',
        STORE_LABEL,
      );
      const kinds = new Set(items.map(({ kind }) => kind));
      for (const kind of [
        'Pod',
        'Deployment',
        'StatefulSet',
        'CronJob',
        'Service',
        'ConfigMap',
        'Ingress',
        'PersistentVolumeClaim',
      ]) {
        assert.ok(kinds.has(kind), kind);
      }
    });

    test('has no secret in its values, manifest and notes', async () => {
      for (const what of ['values', 'manifest', 'notes', 'all']) {
        const text = await succeed('helm', [
          'get',
          what,
          RELEASE,
          '--namespace',
          RELEASE,
        ]);
        assert.ok(!text.includes(CANARY), what);
      }
    });

    test('is upgraded to a newer chart with other settings, and keeps its data and its Secret', async () => {
      await helm('upgrade', newer, [
        '--set',
        'store.title=Other',
        '--set',
        'mariadb.maxConnections=70',
      ]);
      await eventually(assertReady);
      assert.deepEqual(await claimUids(), uids);
      assert.equal(
        (await get('secret', SECRET)).metadata.resourceVersion,
        secretVersion,
      );
      const { spec } = await get('deployment', `${RELEASE}-wordpress`);
      assert.equal(spec.strategy.type, 'Recreate');
      assert.equal(spec.strategy.rollingUpdate, undefined);
    });

    test('has tried the image before, and left nothing of the try', async () => {
      const { items } = await get(
        'jobs,pods',
        '--selector',
        'app.kubernetes.io/component=upgrade-check',
      );
      assert.deepEqual(
        items.map(({ metadata }) => metadata.name),
        [],
      );
      const { items: events } = await get(
        'events',
        '--field-selector',
        'involvedObject.kind=Job,reason=Completed',
      );
      assert.ok(
        events.some(
          ({ involvedObject }) =>
            involvedObject.name === `${RELEASE}-upgrade-check`,
        ),
      );
    });

    test('is upgraded with the same values without a restart', async () => {
      const podUids = async () => {
        const { items } = await get(
          'pods',
          '--selector',
          'app.kubernetes.io/component in (wordpress,mariadb)',
        );
        return items.map(({ metadata }) => metadata.uid).sort();
      };
      const same = [
        '--set',
        'store.title=Other',
        '--set',
        'mariadb.maxConnections=70',
      ];
      const podsBefore = await podUids();
      await helm('upgrade', CHART, same);
      await eventually(assertReady);
      assert.deepEqual(await podUids(), podsBefore);
    });

    test('is rolled back and keeps its volumes', async () => {
      await succeed('helm', ['rollback', RELEASE, '1', '--namespace', RELEASE]);
      await eventually(assertReady);
      assert.deepEqual(await claimUids(), uids);
    });

    test('keeps both volumes when it is uninstalled, and leaves nothing else', async () => {
      await succeed('helm', ['uninstall', RELEASE, '--namespace', RELEASE]);
      assert.deepEqual(await claimUids(), uids);
      await eventually(async () => {
        const { items } = await get(
          'all,configmap,ingress,networkpolicy,poddisruptionbudget',
          '--selector',
          STORE_LABEL,
        );
        assert.deepEqual(
          items.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
          [],
        );
      });
    });

    test('takes its volumes up again when it is installed again', async () => {
      await helm('install', CHART);
      await eventually(assertReady);
      assert.deepEqual(await claimUids(), uids);
    });
  });
});
