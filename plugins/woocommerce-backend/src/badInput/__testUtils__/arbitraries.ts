import fc from 'fast-check';
import { createStoreSchema } from '../../input/createStoreSchema';
import { TITLES } from './titles';

/** The fields of a request for a store. */
export const FIELDS = Object.keys(createStoreSchema.shape);

/** Requests for a store of which most are good. */
export const request = fc.record(
  {
    name: fc.stringMatching(/^[a-z][-a-z0-9]{0,36}$/),
    title: fc.oneof(
      fc.constantFrom(...TITLES),
      fc.string({ unit: 'grapheme', maxLength: 110 }),
    ),
    owner: fc.constantFrom('group:default/shops', 'User:ada', 'shops'),
    plan: fc.constantFrom('demo', 'standard'),
    blueprint: fc.constant('germany-b2c'),
    protected: fc.boolean(),
    entityRef: fc.constantFrom('component:default/shop', 'Component:shop'),
  },
  { requiredKeys: ['name'] },
);

/** Good requests with one thing replaced or added. */
export const mutatedRequest = fc
  .tuple(
    request,
    fc.oneof(fc.constantFrom(...FIELDS), fc.string()),
    fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })),
  )
  .map(([good, key, value]) => ({ ...good, [key]: value }));

/** A part of a path, as it is written in an address. */
export const segment = fc.oneof(
  fc.constantFrom('stores', 'demo', 'events', 'operations', 'retry', '..', ''),
  fc.constantFrom('%', '%ff', '%00', '%2e%2e', '%2f', "'--", '[0]'),
  fc.string({ unit: 'binary', maxLength: 30 }).map(encodeURIComponent),
);

/** A query, as it is written in an address. */
export const query = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('phase', 'owner', 'q', 'sort', 'limit', 'cursor'),
        fc.constantFrom('plan', 'q[a][b]', 'limit[]', '__proto__', 'q[999]'),
        fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponent),
      ),
      fc.oneof(
        fc.constantFrom('Ready', 'name', '1', '%', '%ff', '%00', ''),
        fc.string({ unit: 'binary', maxLength: 50 }).map(encodeURIComponent),
      ),
    ),
    { maxLength: 4 },
  )
  .map(pairs => pairs.map(pair => pair.join('=')).join('&'));
