// What the chart renders, for every shape in ci/. Needs helm and kubectl on PATH and no cluster.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  CHART,
  containersOf,
  podTemplates,
  renderedObjects,
  shapes,
  succeed,
  valuesOf,
} from './chart.mjs';

const STORE_LABEL = 'woocommerce.backstage/store';

const EXPECTED_LABELS = [
  STORE_LABEL,
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
  assert.equal(metadata.labels[STORE_LABEL], 'demo', what);
}

for (const shape of await shapes()) {
  describe(shape, () => {
    let objects;
    before(async () => {
      objects = await renderedObjects(shape);
    });

    test('passes helm lint --strict', async () => {
      await succeed('helm', [
        'lint',
        '--strict',
        CHART,
        '--values',
        valuesOf(shape),
      ]);
    });

    test('labels every object, pod, job and volume claim template', () => {
      assert.ok(objects.length > 5);
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
            'FallbackToLogsOnError',
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
          owner.endsWith('-mariadb') ? 999 : 33,
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
          for (const { name } of container.volumeMounts) {
            assert.ok(
              volumes.has(name) || name === 'data',
              `${owner} mounts ${name}`,
            );
          }
        }
        for (const { configMap } of volumes.values()) {
          for (const { key } of configMap?.items ?? []) {
            assert.ok(
              configMaps.get(configMap.name)?.[key],
              `${owner} key ${key}`,
            );
          }
        }
      }
    });

    test('takes the update strategy from the access mode', () => {
      const { strategy } = objects.find(
        ({ kind }) => kind === 'Deployment',
      ).spec;
      assert.equal(
        strategy.type,
        shape === 'autoscaling-rwx' ? 'RollingUpdate' : 'Recreate',
      );
      assert.equal(
        strategy.rollingUpdate === undefined,
        strategy.type === 'Recreate',
      );
    });
  });
}

const SET = (...pairs) => pairs.flatMap(pair => ['--set', pair]);
const TITLE = title => ['--set-json', `store.title=${JSON.stringify(title)}`];

function environmentOf(objects, container) {
  const { template } = objects.find(({ kind }) => kind === 'Deployment').spec;
  const { env } = containersOf(template).find(({ name }) => name === container);
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}

describe('values', () => {
  for (const title of [
    'no',
    'on',
    '0123',
    '1e3',
    '2026-01-01',
    '{{ .Release.Name }}',
    'a: b # c \'d\' "e"',
  ]) {
    test(`the title ${title} stays a text`, async () => {
      const plain = await renderedObjects('default');
      const objects = await renderedObjects('default', TITLE(title));
      assert.equal(environmentOf(objects, 'bootstrap').STORE_TITLE, title);
      assert.equal(objects.length, plain.length);
    });
  }

  test('a title with $( is not taken for a variable', async () => {
    const objects = await renderedObjects('default', TITLE('$(STORE_URL)'));
    assert.equal(
      environmentOf(objects, 'bootstrap').STORE_TITLE,
      '$$(STORE_URL)',
    );
  });

  test('images come from the given registry, with their digest', async () => {
    const objects = await renderedObjects('external-database');
    for (const { template } of podTemplates(objects)) {
      for (const { image } of containersOf(template)) {
        assert.match(
          image,
          /^registry\.example\.com\/mirror\/library\/wordpress:\S+@sha256:a{64}$/,
        );
      }
      assert.deepEqual(template.spec.imagePullSecrets, [{ name: 'mirror' }]);
    }
  });

  test('an external database leaves MariaDB out', async () => {
    const objects = await renderedObjects('external-database');
    assert.ok(
      !objects.some(({ metadata }) => metadata.name.includes('mariadb')),
    );
    assert.equal(
      environmentOf(objects, 'wordpress').WORDPRESS_DB_HOST,
      'database.example.com:3307',
    );
  });

  test('the storage class: none is the default, - is no class', async () => {
    const claim = objects =>
      objects.find(({ kind }) => kind === 'PersistentVolumeClaim').spec;
    assert.ok(!('storageClassName' in claim(await renderedObjects('default'))));
    assert.equal(
      claim(await renderedObjects('external-database')).storageClassName,
      '',
    );
  });

  test('an https address redirects, an http address does not', async () => {
    const apache = async shape => {
      const objects = await renderedObjects(shape);
      return objects.find(({ data }) => data?.['apache.conf']).data[
        'apache.conf'
      ];
    };
    assert.match(
      await apache('ingress-tls'),
      /RewriteRule \^ https:\/\/demo\.example\.com%\{REQUEST_URI\} \[R=301,L\]/,
    );
    assert.doesNotMatch(await apache('default'), /R=301/);
  });

  test('one value is the upload limit of PHP and of Apache', async () => {
    const objects = await renderedObjects('default', [
      '--set',
      'wordpress.uploadLimitMegabytes=100',
    ]);
    const { data } = objects.find(
      ({ data: entries }) => entries?.['apache.conf'],
    );
    assert.match(
      data['store.ini'],
      /upload_max_filesize = 100M\npost_max_size = 101M/,
    );
    assert.match(data['apache.conf'], /LimitRequestBody 105906176/);
  });

  test('Ingress and HTTPRoute lead to the host of the address', async () => {
    const ingress = (await renderedObjects('ingress-tls')).find(
      ({ kind }) => kind === 'Ingress',
    ).spec;
    assert.equal(ingress.rules[0].host, 'demo.example.com');
    assert.deepEqual(ingress.tls, [
      { hosts: ['demo.example.com'], secretName: 'demo-certificate' },
    ]);
    const route = (await renderedObjects('gateway')).find(
      ({ kind }) => kind === 'HTTPRoute',
    ).spec;
    assert.deepEqual(route.hostnames, ['demo.example.com']);
    assert.equal(route.rules[0].backendRefs[0].name, 'store-demo-wordpress');
  });

  test('pods restart for another setting and for no other reason', async () => {
    const checksums = async args => {
      const objects = await renderedObjects('default', args);
      return podTemplates(objects).map(
        ({ template }) => template.metadata.annotations,
      );
    };
    const first = await checksums([]);
    assert.deepEqual(await checksums(['--set', 'ingress.enabled=true']), first);
    assert.notDeepEqual(
      await checksums(['--set', 'wordpress.uploadLimitMegabytes=9']),
      first,
    );
  });
});

describe('values files for people', () => {
  const required = [
    'store.url=https://demo.example.com',
    'store.adminEmail=a@example.com',
    'credentials.existingSecret=x',
  ];
  for (const file of ['values-local.yaml', 'values-prod.yaml']) {
    test(`${file} renders with what its top asks for`, async () => {
      await succeed('helm', [
        'template',
        'store-demo',
        CHART,
        '--values',
        `${CHART}/${file}`,
        ...SET(...required),
      ]);
    });
  }
});
