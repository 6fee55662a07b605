// What the chart renders, for every shape in ci/. Needs helm and kubectl on PATH and no cluster.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  containersOf,
  podTemplates,
  renderedObjects,
  shapes,
} from './chart.mjs';

const STORE_LABEL = 'woocommerce.backstage/store';

/** Who the processes of an image are; www-data otherwise. */
const USERS = [
  [/^StatefulSet\/.*-mariadb$/, 999],
  [/^Deployment\/.*-cache$/, 999],
];

/** What a namespace takes with it, as these kinds are all in one. */
const NAMESPACED_KINDS = [
  'ConfigMap',
  'CronJob',
  'Deployment',
  'HTTPRoute',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'PrometheusRule',
  'Secret',
  'Service',
  'ServiceAccount',
  'ServiceMonitor',
  'StatefulSet',
];

const EXPECTED_LABELS = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/component',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/part-of',
];

function assertLabels(metadata, what) {
  for (const label of EXPECTED_LABELS) {
    assert.ok(metadata.labels?.[label], `${what} has no label ${label}`);
  }
}

for (const shape of await shapes()) {
  describe(shape, () => {
    let objects;
    before(async () => {
      objects = await renderedObjects(shape);
    });

    // The portal deletes a store's namespace without uninstalling the release.
    test('is all in its namespace, and has nothing to do before it goes', () => {
      for (const { kind, metadata } of objects) {
        const what = `${kind} ${metadata.name}`;
        assert.ok(NAMESPACED_KINDS.includes(kind), what);
        assert.equal(metadata.namespace, undefined, what);
        const hooks = metadata.annotations?.['helm.sh/hook'] ?? '';
        assert.doesNotMatch(hooks, /delete/, what);
      }
    });

    test('labels every object, pod, job and volume claim template', () => {
      assert.ok(objects.length > 5);
      const stores = new Set(
        objects.map(({ metadata }) => metadata.labels[STORE_LABEL]),
      );
      assert.equal(stores.size, 1);
      for (const object of objects) {
        assertLabels(object.metadata, `${object.kind} ${object.metadata.name}`);
        for (const claim of object.spec?.volumeClaimTemplates ?? []) {
          assertLabels(
            claim.metadata,
            `claim template of ${object.metadata.name}`,
          );
        }
        if (object.kind === 'CronJob') {
          assertLabels(object.spec.jobTemplate.metadata, 'job template');
        }
      }
      for (const { owner, template } of podTemplates(objects)) {
        assertLabels(template.metadata, `pods of ${owner}`);
        assert.equal(
          template.metadata.labels[STORE_LABEL],
          objects[0].metadata.labels[STORE_LABEL],
          owner,
        );
      }
    });

    test('denies traffic by default, and each policy speaks for both directions', () => {
      const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
      assert.ok(
        policies.some(
          ({ spec }) => Object.keys(spec.podSelector.matchLabels).length === 1,
        ),
      );
      for (const { spec } of policies) {
        assert.deepEqual(spec.policyTypes, ['Ingress', 'Egress']);
      }
    });

    test('puts no version into what can not be changed', () => {
      for (const object of objects) {
        const selector = object.spec?.selector?.matchLabels ?? {};
        const claims = object.spec?.volumeClaimTemplates ?? [];
        const fixed = [selector, ...claims.map(claim => claim.metadata.labels)];
        assert.doesNotMatch(JSON.stringify(fixed), /version|helm\.sh\/chart/);
      }
    });

    test('names everything after the release', () => {
      for (const { kind, metadata } of objects) {
        assert.match(metadata.name, /^store-demo(-|$)/, kind);
      }
    });

    test('gives every container resources, a locked security context and its last words', () => {
      for (const { owner, template } of podTemplates(objects)) {
        for (const container of containersOf(template)) {
          const what = `${owner} ${container.name}`;
          for (const kind of ['requests', 'limits']) {
            assert.ok(container.resources[kind].cpu, `${what} ${kind}`);
            assert.ok(container.resources[kind].memory, `${what} ${kind}`);
          }
          assert.deepEqual(
            container.securityContext,
            {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
              readOnlyRootFilesystem: true,
            },
            what,
          );
          assert.equal(
            container.terminationMessagePolicy,
            // Its log has shoppers' addresses.
            container.name === 'wordpress'
              ? undefined
              : 'FallbackToLogsOnError',
            what,
          );
        }
      }
    });

    test('runs every pod as a user of its own, without a token', () => {
      for (const { owner, template } of podTemplates(objects)) {
        const { spec } = template;
        assert.equal(spec.automountServiceAccountToken, false, owner);
        assert.equal(spec.securityContext.runAsNonRoot, true, owner);
        assert.equal(
          spec.securityContext.runAsUser,
          USERS.find(([pattern]) => pattern.test(owner))?.[1] ?? 33,
          owner,
        );
        assert.equal(
          spec.securityContext.seccompProfile.type,
          'RuntimeDefault',
          owner,
        );
      }
    });

    test('has no secret in an environment and makes no Secret', () => {
      assert.ok(!objects.some(({ kind }) => kind === 'Secret'));
      for (const { owner, template } of podTemplates(objects)) {
        for (const container of containersOf(template)) {
          assert.equal(container.envFrom, undefined, owner);
          const names = (container.env ?? []).map(({ name }) => name);
          assert.equal(
            new Set(names).size,
            names.length,
            `${owner} has a variable twice`,
          );
          for (const variable of container.env ?? []) {
            assert.equal(
              variable.valueFrom,
              undefined,
              `${owner} ${variable.name}`,
            );
            if (/PASSWORD|_KEY|_SALT/.test(variable.name)) {
              assert.match(variable.name, /_FILE$/, owner);
            }
          }
        }
      }
    });

    test('mounts only volumes that there are, and only keys that there are', () => {
      const configMaps = new Map(
        objects
          .filter(({ kind }) => kind === 'ConfigMap')
          .map(({ metadata, data }) => [metadata.name, data]),
      );
      for (const { owner, template } of podTemplates(objects)) {
        const volumes = new Map(
          (template.spec.volumes ?? []).map(volume => [volume.name, volume]),
        );
        for (const container of containersOf(template)) {
          for (const { name } of container.volumeMounts ?? []) {
            assert.ok(
              volumes.has(name) || name === 'data',
              `${owner} mounts ${name}`,
            );
          }
        }
        const mounted = [...volumes.values()].flatMap(
          ({ projected, ...volume }) => projected?.sources ?? [volume],
        );
        for (const { configMap } of mounted.filter(each => each.configMap)) {
          const { name, items = [] } = configMap;
          assert.ok(configMaps.has(name), `${owner} ConfigMap ${name}`);
          for (const { key } of items) {
            assert.ok(configMaps.get(name)[key], `${owner} key ${key}`);
          }
        }
      }
    });
  });
}

describe('checksums', () => {
  test('pods restart for another setting and for no other reason', async () => {
    const checksums = async args => {
      const objects = await renderedObjects('object-cache', args);
      return podTemplates(objects)
        .map(({ template }) => template.metadata.annotations)
        .filter(annotations => annotations?.['checksum/settings']);
    };
    const first = await checksums([]);
    assert.equal(first.length, 3);
    assert.deepEqual(await checksums(['--set', 'ingress.enabled=true']), first);
    for (const change of [
      'wordpress.uploadLimitMegabytes=9',
      'blueprint.locale=de_DE',
      'objectCache.maxMemoryMegabytes=9',
    ]) {
      assert.notDeepEqual(await checksums(['--set', change]), first, change);
    }
  });
});
