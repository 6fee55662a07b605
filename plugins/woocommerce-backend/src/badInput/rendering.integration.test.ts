import { resolve } from 'node:path';
import type { V1PodSpec } from '@kubernetes/client-node';
import fc from 'fast-check';
import { TestCluster } from '../__testUtils__/testCluster';
import { testConfig } from '../__testUtils__/testConfig';
import { getStoreChart } from '../charts/getStoreChart';
import { toStoreAddresses } from '../config/toStoreAddresses';
import { createStoreSchema } from '../input/createStoreSchema';
import { toNewStore } from '../services/toNewStore';
import { request } from './__testUtils__/arbitraries';
import { RenderedObject, renderChart } from './__testUtils__/renderChart';
import { TITLES } from './__testUtils__/titles';

jest.setTimeout(300_000);

const CHART = resolve(__dirname, '../../../../charts/woocommerce-store');

/** What a store consists of, whatever is said about it. */
const OBJECTS = [
  'ConfigMap bootstrap',
  'ConfigMap mariadb',
  'ConfigMap verification',
  'ConfigMap wordpress',
  'CronJob cron',
  'Deployment wordpress',
  'Ingress wordpress',
  'Job upgrade-check',
  'NetworkPolicy cron',
  'NetworkPolicy default',
  'NetworkPolicy mariadb',
  'NetworkPolicy verification',
  'NetworkPolicy wordpress',
  'PersistentVolumeClaim wordpress',
  'Pod verification',
  'PodDisruptionBudget wordpress',
  'Service mariadb',
  'Service wordpress',
  'ServiceAccount ',
  'StatefulSet mariadb',
];

/** What is asked for, taken as the API takes it. */
function render(input: object): Promise<RenderedObject[]> {
  const { store } = toNewStore({
    input: createStoreSchema.parse(input),
    actor: { type: 'user', ref: 'user:default/ada' },
    config: testConfig,
  });
  return renderChart({
    release: store.namespace,
    chart: CHART,
    values: getStoreChart('woocommerce-store').buildValues({
      store: {
        ...store,
        ...toStoreAddresses(store.name, testConfig.storefront),
      },
      plan: testConfig.plans.get(store.plan)!,
      blueprint: testConfig.blueprints.get(store.blueprint ?? ''),
      storefront: testConfig.storefront,
    }),
  });
}

/** Where and what they are, which is all of it that may differ. */
function describeObjects(objects: RenderedObject[]): string[] {
  return objects
    .map(({ kind, metadata }) =>
      // Without a namespace of its own, an object is in the release's.
      [kind, metadata?.namespace, metadata?.name].filter(Boolean).join(' '),
    )
    .sort();
}

function expectedOf(name: string): string[] {
  return OBJECTS.map(object => {
    const [kind, part] = object.split(' ');
    return `${kind} ${['store', name, part].filter(Boolean).join('-')}`;
  }).sort();
}

/** Everything that is a pod, or that one is made from. */
function listPodTemplates(objects: RenderedObject[]) {
  return objects.flatMap(({ kind, metadata, spec }) => {
    const template =
      kind === 'Pod'
        ? { metadata, spec: spec as V1PodSpec }
        : spec?.template ?? spec?.jobTemplate?.spec?.template;
    return template ? [{ kind, template }] : [];
  });
}

describe('what is made of what callers say', () => {
  const namespace = 'store-bad-input';
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.create();
    await cluster.core.createNamespace({
      body: {
        metadata: {
          name: namespace,
          labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
        },
      },
    });
  });

  afterAll(async () => {
    await cluster?.core.deleteNamespace({ name: namespace });
  });

  it.each(TITLES)(
    'row 15: the title %j stays the text that it is',
    async title => {
      const objects = await render({ name: 'demo', title });
      expect(describeObjects(objects)).toEqual(expectedOf('demo'));
      const said = listPodTemplates(objects)
        .flatMap(({ template }) => template.spec?.initContainers ?? [])
        .flatMap(({ env = [] }) => env)
        .filter(variable => variable.name === 'STORE_TITLE');
      expect(said).not.toEqual([]);
      for (const { value } of said) {
        // As Kubernetes reads it, to whom $$( is $( that is no variable.
        expect(value?.replaceAll('$$(', '$(')).toBe(title);
      }
    },
  );

  it('rows 1 to 23: is always the same set of objects, under the store’s name', async () => {
    const accepted = request.filter(
      input => createStoreSchema.safeParse(input).success,
    );
    await fc.assert(
      fc.asyncProperty(accepted, async input => {
        const objects = await render(input);
        expect(describeObjects(objects)).toEqual(expectedOf(input.name));
      }),
      { numRuns: 25 },
    );
  });

  it('rows 15 and 16: is let in where only restricted pods are', async () => {
    for (const title of TITLES) {
      const objects = await render({ name: 'bad-input', title });
      const pods = listPodTemplates(objects);
      expect(pods.map(({ kind }) => kind).sort()).toEqual([
        'CronJob',
        'Deployment',
        'Job',
        'Pod',
        'StatefulSet',
      ]);
      // Pods are what is refused; of what makes them, there is only a warning.
      for (const { template } of pods) {
        await expect(dryRun(makePod(template.spec))).resolves.toBeUndefined();
      }
      for (const object of objects.filter(({ kind }) => kind !== 'Pod')) {
        await expect(dryRun(object)).resolves.toBeUndefined();
      }
    }
  });

  it('row 16: is refused there when it asks for more', async () => {
    const image = 'example.invalid/shop';
    const spec = { containers: [{ name: 'any', image }] };
    await expect(dryRun(makePod(spec))).rejects.toThrow(/violates PodSecurity/);
  });

  function makePod(spec: V1PodSpec | undefined): RenderedObject {
    const { volumes = [] } = spec ?? {};
    const hasData = volumes.some(({ name }) => name === 'data');
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'any' },
      spec: {
        ...spec,
        // The one in the namespace, and what a StatefulSet would claim.
        serviceAccountName: 'default',
        volumes: hasData
          ? volumes
          : [...volumes, { name: 'data', emptyDir: {} }],
      },
    };
  }

  /** Has the server look at an object as if it were to be made. */
  async function dryRun(object: RenderedObject): Promise<void> {
    const metadata = { ...object.metadata, namespace };
    await cluster.objects.create({ ...object, metadata }, undefined, 'All');
  }
});
