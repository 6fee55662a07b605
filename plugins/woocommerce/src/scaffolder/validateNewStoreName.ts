import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { validateStoreName } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { checkAvailability } from './checkAvailability';

/**
 * Keeps people on the form's page while the name can't be used or had.
 *
 * Whether the name may be left out is up to the template. When nobody can tell
 * whether it is free, it passes, and the backend decides.
 */
export const validateNewStoreName: CustomFieldValidator<string> = async (
  name,
  field,
  context,
) => {
  if (!name) {
    return;
  }
  const problem = validateStoreName(name);
  if (problem) {
    field.addError(problem);
    return;
  }
  const api = context.apiHolder.get(woocommerceApiRef);
  const availability = api && (await checkAvailability(api, name));
  if (availability?.state === 'taken') {
    const { message = `${name} is taken.` } = availability;
    // The form puts the field's title in front, as with what validateStoreName
    // says, and goes on showing it while people type another name.
    field.addError(`must be another name: ${message}`);
  }
};
