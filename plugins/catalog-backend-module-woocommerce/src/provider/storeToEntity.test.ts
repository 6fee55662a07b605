import {
  componentEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { storeToEntity } from './storeToEntity';

const lifecycles = new Map([['demo', 'experimental']]);

/** What the catalog's ingestion demands of an entity. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

describe('storeToEntity', () => {
  it('holds what people look up', () => {
    expect(storeToEntity(makeStore(), { lifecycles })).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'demo',
        namespace: 'default',
        title: 'Demo shop',
        description: 'A WooCommerce store with the plan demo.',
        annotations: {
          'backstage.io/managed-by-location': 'woocommerce:demo',
          'backstage.io/managed-by-origin-location': 'woocommerce:demo',
          'woocommerce/store': 'demo',
          'backstage.io/kubernetes-label-selector':
            'woocommerce.backstage/store=demo',
          'backstage.io/kubernetes-namespace': 'store-demo',
        },
        tags: ['woocommerce', 'demo'],
        links: [
          {
            url: 'http://demo.localtest.me',
            title: 'Storefront',
            icon: 'web',
            type: 'storefront',
          },
          {
            url: 'http://demo.localtest.me/wp-admin/',
            title: 'wp-admin',
            icon: 'dashboard',
            type: 'admin',
          },
        ],
      },
      spec: {
        type: 'woocommerce-store',
        lifecycle: 'experimental',
        owner: 'group:default/shops',
      },
    });
  });

  it('is production when the plan is not known for anything else', () => {
    const entity = storeToEntity(makeStore({ plan: 'standard' }), {
      lifecycles,
    });
    expect(entity?.spec.lifecycle).toBe('production');
  });

  it.each<[string, Partial<Store>]>([
    ['a name of one letter', { name: 'a' }],
    ['the longest name', { name: 'a'.repeat(36) }],
    ['a title of blanks', { title: '   ' }],
    ['a title in any script', { title: '„Bücher & Ćevapi" <b>店</b>\n🛒' }],
    ['a very long title', { title: 'x'.repeat(5_000) }],
    ['a plan with capitals and blanks', { plan: ' Extra Large (2×) ' }],
    ['a plan without a letter', { plan: '***' }],
    ['a very long plan', { plan: `${'a'.repeat(62)}-b` }],
    ['the plan woocommerce', { plan: 'woocommerce' }],
    ['a user as owner', { owner: 'user:default/guest' }],
    ['its own entity named', { entityRef: 'Component:default/demo' }],
    ['a cluster that does not answer', { reason: 'ClusterUnreachable' }],
  ])('is valid with %s', async (_, overrides) => {
    const entity = storeToEntity(makeStore(overrides), { lifecycles })!;
    await expect(policy.enforce(entity)).resolves.toEqual(entity);
    await expect(componentEntityV1alpha1Validator.check(entity)).resolves.toBe(
      true,
    );
  });

  it.each<[Partial<Store>, number]>([
    [{ phase: 'Pending' }, 0],
    [{ phase: 'Provisioning' }, 0],
    [{ phase: 'Ready' }, 2],
    [{ phase: 'Degraded' }, 2],
    [{ phase: 'Failed' }, 0],
    [{ phase: 'Deleting' }, 0],
    [
      {
        conditions: [
          {
            type: 'StorefrontReachable',
            status: 'Unknown',
            reason: 'SimulatedNodes',
            message: 'Nothing answers on simulated nodes.',
            lastTransitionTime: '2026-01-01T00:00:00.000Z',
          },
        ],
      },
      0,
    ],
  ])('links only to what answers: %j', (overrides, count) => {
    const entity = storeToEntity(makeStore(overrides), { lifecycles });
    expect(entity?.metadata.links ?? []).toHaveLength(count);
  });

  it.each<[Partial<Store>, string | undefined]>([
    [{}, undefined],
    [{ reason: 'HelmFailed', observedAt: '2026-02-01' }, undefined],
    [{ reason: 'ClusterUnreachable', observedAt: '2026-02-01' }, '2026-02-01'],
    [{ reason: 'ClusterUnreachable', createdAt: '2026-01-01' }, '2026-01-01'],
    [
      {
        reason: 'HelmFailed',
        observedAt: '2026-02-01',
        unreachableSince: '2026-03-01',
      },
      '2026-03-01',
    ],
  ])('says since when the cluster does not answer: %j', (overrides, since) => {
    const entity = storeToEntity(makeStore(overrides), { lifecycles });
    expect(
      entity?.metadata.annotations?.['woocommerce/cluster-unreachable-since'],
    ).toBe(since);
  });

  it('shows the documentation that is configured', async () => {
    const entity = storeToEntity(makeStore(), {
      lifecycles,
      docsEntityRef: 'system:default/woocommerce-stores',
    })!;
    expect(entity.metadata.annotations).toHaveProperty(
      ['backstage.io/techdocs-entity'],
      'system:default/woocommerce-stores',
    );
    await expect(policy.enforce(entity)).resolves.toEqual(entity);
  });

  it('leaves a store to the entity that it is linked to', () => {
    expect(
      storeToEntity(makeStore({ entityRef: 'component:default/bookshop' }), {
        lifecycles,
      }),
    ).toBeUndefined();
  });
});
