import { JsonObject } from '@backstage/types';
import { woocommerceStoreRules } from './rules';
import { StoreResource } from './storeResourceRef';

const store: StoreResource = {
  owner: 'group:default/shops',
  createdBy: 'user:default/ada',
  plan: 'demo',
  phase: 'Ready',
  protected: true,
};

describe.each<[keyof typeof woocommerceStoreRules, JsonObject, JsonObject]>([
  [
    'isOwner',
    { claims: ['user:default/ada', 'group:default/shops'] },
    { claims: ['user:default/ada'] },
  ],
  [
    'isCreator',
    { claims: ['user:default/ada'] },
    { claims: ['group:default/shops'] },
  ],
  ['hasPlan', { plans: ['standard', 'demo'] }, { plans: ['standard'] }],
  ['hasPhase', { phases: ['Ready', 'Degraded'] }, { phases: ['Failed'] }],
])('%s', (name, met, unmet) => {
  const rule = woocommerceStoreRules[name] as unknown as {
    apply(resource: StoreResource, params: JsonObject): boolean;
    toQuery(params: JsonObject): { values: unknown };
  };

  it('tells stores that it holds for from others', () => {
    expect(rule.apply(store, met)).toBe(true);
    expect(rule.apply(store, unmet)).toBe(false);
    expect(rule.apply(store, { [Object.keys(met)[0]]: [] })).toBe(false);
  });

  it('asks the database for the same', () => {
    expect(rule.toQuery(met).values).toEqual(Object.values(met)[0]);
  });
});

describe('isProtected', () => {
  const { isProtected } = woocommerceStoreRules;

  it('tells protected stores from others', () => {
    expect(isProtected.apply(store, undefined)).toBe(true);
    expect(isProtected.apply({ ...store, protected: false }, undefined)).toBe(
      false,
    );
  });

  it('asks the database for the same', () => {
    expect(isProtected.toQuery(undefined)).toEqual({
      field: 'protected',
      values: [true],
    });
  });
});
