import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** The form field, `scaffolder-form-field:woocommerce/store-name`. */
export const storeNameFormField = FormFieldBlueprint.make({
  name: 'store-name',
  params: {
    field: async () => {
      const { storeNameFieldOptions } = await import('./storeNameFieldOptions');
      return createFormField(storeNameFieldOptions);
    },
  },
});
