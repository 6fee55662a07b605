// What the chart renders, for every shape in ci/. Needs helm and kubectl on PATH and no cluster.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { containersOf, podTemplates } from '../../testing/objects.mjs';
import { NAMESPACE, RELEASE, renderedObjects, shapes } from './chart.mjs';

/** Who the processes of an image are; Node.js' user otherwise. */
const POSTGRES = `StatefulSet/${RELEASE}-postgresql`;

const EXPECTED_LABELS = [
  'name',
  'instance',
  'component',
  'managed-by',
  'part-of',
];

/** What each release has under the same name, because the portal's code and people's bindings know it by that. */
const CLUSTER_WIDE = [
  'ClusterRole',
  'ClusterRoleBinding',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

const SECRET_NAME = /SECRET|PASSWORD|TOKEN|_KEY$/;

function assertLabels(metadata, what) {
  for (const label of EXPECTED_LABELS) {
    assert.ok(
      metadata.labels?.[`app.kubernetes.io/${label}`],
      `${what} has no label ${label}`,
    );
  }
}

for (const shape of await shapes()) {
  describe(shape, () => {
    let objects;
    let pods;
    before(async () => {
      objects = await renderedObjects(shape);
      pods = podTemplates(objects);
    });

    test('labels every object, pod and volume claim template', () => {
      const own = objects.filter(
        ({ metadata }) => metadata.name !== `${RELEASE}-notes`,
      );
      for (const { kind, metadata, spec } of own) {
        assertLabels(metadata, `${kind} ${metadata.name}`);
        for (const claim of spec?.volumeClaimTemplates ?? []) {
          assertLabels(claim.metadata, `claim template of ${metadata.name}`);
        }
      }
      for (const { owner, template } of pods) {
        assertLabels(template.metadata, `pods of ${owner}`);
      }
    });

    test('names everything in the namespace after the release or its accounts', () => {
      for (const { kind, metadata } of objects) {
        if (!CLUSTER_WIDE.includes(kind)) {
          assert.match(
            metadata.name,
            /^(portal|shop-(portal|reader))(-|$)/,
            kind,
          );
          assert.equal(metadata.namespace, undefined, kind);
        }
      }
    });

    test('puts no version into what can not be changed', () => {
      for (const { spec } of objects) {
        const claims = spec?.volumeClaimTemplates ?? [];
        const fixed = [
          spec?.selector?.matchLabels ?? {},
          ...claims.map(({ metadata }) => metadata.labels),
        ];
        assert.doesNotMatch(JSON.stringify(fixed), /version|helm\.sh\/chart/);
      }
    });

    test('gives every container resources, a locked security context and its last words', () => {
      for (const { owner, template } of pods) {
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
            'FallbackToLogsOnError',
            what,
          );
        }
      }
    });

    test('runs every pod as a user of its own, and gives the token to the portal and its preflight alone', () => {
      for (const { owner, template } of pods) {
        const { spec } = template;
        const asksCluster = [
          `Deployment/${RELEASE}`,
          `Pod/${RELEASE}-preflight`,
        ].includes(owner);
        assert.equal(spec.automountServiceAccountToken, asksCluster, owner);
        assert.equal(Boolean(spec.serviceAccountName), asksCluster, owner);
        assert.equal(spec.securityContext.runAsNonRoot, true, owner);
        assert.equal(
          spec.securityContext.runAsUser,
          owner === POSTGRES ? 999 : 1000,
          owner,
        );
        assert.equal(
          spec.securityContext.seccompProfile.type,
          'RuntimeDefault',
          owner,
        );
      }
    });

    test('makes no Secret but those that Kubernetes fills', () => {
      for (const object of objects.filter(({ kind }) => kind === 'Secret')) {
        assert.equal(object.type, 'kubernetes.io/service-account-token');
        assert.equal(object.data, undefined);
        assert.equal(object.stringData, undefined);
      }
    });

    test('has no secret in an environment, and no variable twice', () => {
      for (const { owner, template } of pods) {
        for (const { env = [] } of containersOf(template)) {
          const names = env.map(({ name }) => name);
          assert.equal(new Set(names).size, names.length, owner);
          for (const { name, value } of env) {
            if (SECRET_NAME.test(name) && !name.endsWith('_FILE')) {
              assert.equal(value, undefined, `${owner} ${name}`);
            }
          }
        }
      }
    });

    test('mounts only volumes that there are, each at a place of its own', () => {
      for (const { owner, template } of pods) {
        const volumes = (template.spec.volumes ?? []).map(({ name }) => name);
        assert.equal(new Set(volumes).size, volumes.length, owner);
        for (const { volumeMounts = [] } of containersOf(template)) {
          const places = volumeMounts.map(({ mountPath }) => mountPath);
          assert.equal(new Set(places).size, places.length, owner);
          for (const { name } of volumeMounts) {
            assert.ok(
              volumes.includes(name) || name === 'data',
              `${owner} mounts ${name}`,
            );
          }
        }
      }
    });

    test('speaks in each network policy for both directions', () => {
      for (const { kind, spec } of objects) {
        if (kind === 'NetworkPolicy') {
          assert.deepEqual(spec.policyTypes, ['Ingress', 'Egress']);
        }
      }
    });

    test('binds and fences in the account that the portal runs as', () => {
      const portal = pods.find(
        ({ owner }) => owner === `Deployment/${RELEASE}`,
      );
      const account = objects.find(
        ({ kind, metadata }) =>
          kind === 'ClusterRoleBinding' &&
          metadata.name === 'backstage-woocommerce',
      )?.subjects[0].name;
      const policies = objects.filter(
        ({ kind }) => kind === 'ValidatingAdmissionPolicy',
      );
      assert.equal(policies.length, account ? 2 : 0);
      if (portal && account) {
        assert.equal(portal.template.spec.serviceAccountName, account);
      }
      for (const { spec } of policies) {
        assert.deepEqual(
          spec.matchConditions.map(({ expression }) => expression),
          [
            `request.userInfo.username == 'system:serviceaccount:${NAMESPACE}:${account}'`,
          ],
        );
      }
    });
  });
}

describe('rights and policies', () => {
  /** What an account may do and may not, whatever its name. */
  async function access(shape) {
    const objects = await renderedObjects(shape);
    return objects
      .filter(({ kind }) =>
        ['ClusterRole', 'ValidatingAdmissionPolicy'].includes(kind),
      )
      .map(({ kind, metadata, rules, spec }) => ({
        kind,
        name: metadata.name,
        rules,
        spec: spec && { ...spec, matchConditions: undefined },
      }));
  }

  test('are the same in production, on one machine, and for a portal elsewhere', async () => {
    const production = await access('production');
    assert.equal(production.length, 5);
    assert.deepEqual(await access('local'), production);
    assert.deepEqual(await access('access'), production);
  });

  test('are named as the portal knows them', async () => {
    const roles = (await access('default'))
      .filter(({ kind }) => kind === 'ClusterRole')
      .map(({ name }) => name);
    assert.deepEqual(roles.sort(), [
      'backstage-viewer',
      'backstage-woocommerce',
      'woocommerce-store-installer',
    ]);
  });

  test('are all that there is for a portal elsewhere', async () => {
    const kinds = (await renderedObjects('access')).map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)].sort(), [
      'ClusterRole',
      'ClusterRoleBinding',
      'Secret',
      'ServiceAccount',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
    ]);
  });
});
