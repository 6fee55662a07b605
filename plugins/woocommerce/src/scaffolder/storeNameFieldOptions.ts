import { StoreNameField } from './StoreNameField';
import { validateNewStoreName } from './validateNewStoreName';

/** The field that templates use by `ui:field: WooCommerceStoreName`. */
export const storeNameFieldOptions = {
  name: 'WooCommerceStoreName',
  component: StoreNameField,
  validation: validateNewStoreName,
};
