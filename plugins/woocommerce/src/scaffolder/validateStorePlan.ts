import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { woocommerceApiRef } from '../api';
import { isErrorNamed } from '../lib/isErrorNamed';
import { toErrorMessage } from '../lib/toErrorMessage';
import { toOwner } from './toOwner';

/**
 * Keeps people on the form's page while the owner can't have a store of the plan.
 *
 * Whether there has to be a plan is up to the template. When nobody can tell
 * whether it can be had, it passes, and the backend decides.
 */
export const validateStorePlan: CustomFieldValidator<string> = async (
  name,
  field,
  context,
) => {
  const api = context.apiHolder.get(woocommerceApiRef);
  if (!name || !api) {
    return;
  }
  try {
    const plans = await api.listPlans({ owner: toOwner(context.formData) });
    const plan = plans.find(candidate => candidate.name === name);
    // The form puts the field's title in front.
    if (!plan) {
      field.addError('must be one of the plans');
    } else if (!plan.available) {
      field.addError(toRefusal(plan.message));
    }
  } catch (error) {
    if (isErrorNamed(error as Error, 'NotAllowedError')) {
      field.addError(toRefusal(toErrorMessage(error as Error)));
    }
  }
};

function toRefusal(message: string | undefined): string {
  return message ? `can’t be had: ${message}` : 'can’t be had now';
}
