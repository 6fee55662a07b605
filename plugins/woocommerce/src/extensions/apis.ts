import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { woocommerceApiFactory } from '../api';

/** The plugin's API, `api:woocommerce`. */
export const woocommerceApi = ApiBlueprint.make({
  params: defineParams => defineParams(woocommerceApiFactory),
});
