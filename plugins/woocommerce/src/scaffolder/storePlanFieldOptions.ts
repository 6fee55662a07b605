import { StorePlanField } from './StorePlanField';
import { validateStorePlan } from './validateStorePlan';

/** The field that templates use by `ui:field: WooCommerceStorePlan`. */
export const storePlanFieldOptions = {
  name: 'WooCommerceStorePlan',
  component: StorePlanField,
  validation: validateStorePlan,
};
