import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** The form field, `scaffolder-form-field:woocommerce/store-plan`. */
export const storePlanFormField = FormFieldBlueprint.make({
  name: 'store-plan',
  params: {
    field: async () => {
      const { storePlanFieldOptions } = await import('./storePlanFieldOptions');
      return createFormField(storePlanFieldOptions);
    },
  },
});
