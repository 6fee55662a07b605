import { Knex } from 'knex';
import { StoreCriteria, StoreFilter } from './StoreRepository';

const COLUMNS = {
  owner: 'stores.owner',
  createdBy: 'stores.created_by',
  plan: 'stores.plan',
  phase: 'stores.phase',
  protected: 'stores.protected',
} as const satisfies Record<StoreFilter['field'], string>;

/**
 * Turns criteria into a condition of a query, so that what somebody may not see
 * is neither read nor counted.
 */
export function meets(criteria: StoreCriteria): Knex.QueryCallback {
  return query => {
    if ('allOf' in criteria) {
      for (const each of criteria.allOf) {
        query.andWhere(meets(each));
      }
    } else if ('anyOf' in criteria) {
      for (const each of criteria.anyOf) {
        query.orWhere(meets(each));
      }
    } else if ('not' in criteria) {
      query.whereNot(meets(criteria.not));
    } else {
      query.whereIn(COLUMNS[criteria.field], [...criteria.values]);
    }
  };
}
