import {
  componentEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import fc from 'fast-check';
import { storeToEntity } from './storeToEntity';

/** What the catalog's ingestion demands of an entity. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/** Whether the catalog takes a store's entity; throws what it has against it. */
async function isTaken(
  store: Store,
  lifecycles = new Map<string, string>(),
): Promise<boolean> {
  const entity = storeToEntity(store, { lifecycles })!;
  const enforced = await policy.enforce(entity);
  return (
    (await componentEntityV1alpha1Validator.check(entity)) &&
    JSON.stringify(enforced) === JSON.stringify(entity)
  );
}

const text = fc.string({ unit: 'binary', maxLength: 300 });

describe('stores that the catalog could not take as they are', () => {
  it.each<[string, Partial<Store>]>([
    ['no title', { title: '' }],
    ['a title of nothing to see', { title: '\u200b\u00a0\ufeff' }],
    ['a title with control characters', { title: 'a\u0000\u001b[31mb\nc' }],
    ['a title of 1 MB', { title: 'x'.repeat(1_000_000) }],
    ['a title with a script', { title: '<script>alert(1)</script>' }],
    ['a title for YAML', { title: '"\nkind: User' }],
    ['a plan that is no tag', { plan: 'Größe: XL!' }],
    ['a plan of nothing', { plan: '' }],
    ['a plan that ends in what is cut off', { plan: `${'a'.repeat(62)}---b` }],
    ['an address that is none', { url: 'demo', adminUrl: '' }],
    ['an address with a script', { url: ['javascript', 'alert(1)'].join(':') }],
    ['no owner', { owner: '' }],
    ['no namespace', { namespace: '' }],
  ])('row 34: %s', async (_, overrides) => {
    const store = makeStore({ phase: 'Ready', ...overrides });
    await expect(isTaken(store)).resolves.toBe(true);
  });

  it('row 34: what does not show in a title, which is left out', () => {
    const store = makeStore({ title: ' \u202ea\u0000b\u200b ' });
    const entity = storeToEntity(store, { lifecycles: new Map() });
    expect(entity?.metadata.title).toBe('ab');
  });

  it('row 34: addresses that lead to no storefront, which are no links', () => {
    const store = makeStore({
      phase: 'Ready',
      url: ['javascript', 'alert(1)'].join(':'),
      adminUrl: 'http://',
    });
    const entity = storeToEntity(store, { lifecycles: new Map() });
    expect(entity?.metadata.links).toBeUndefined();
  });

  it('row 34: a plan whose lifecycle is nothing', async () => {
    const lifecycles = new Map([['demo', '']]);
    await expect(isTaken(makeStore(), lifecycles)).resolves.toBe(true);
  });

  it('row 34: anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          title: text,
          plan: text,
          url: fc.oneof(fc.webUrl(), text),
          adminUrl: fc.oneof(fc.webUrl(), text),
          namespace: text,
          owner: fc.oneof(fc.constant('group:default/shops'), text),
          observedAt: text,
          reason: fc.constantFrom('ClusterUnreachable' as const, undefined),
          phase: fc.constantFrom('Ready' as const, 'Failed' as const),
        }),
        text,
        async (overrides, lifecycle) => {
          const lifecycles = new Map([[overrides.plan, lifecycle]]);
          await expect(isTaken(makeStore(overrides), lifecycles)).resolves.toBe(
            true,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
