import { Permission } from '@backstage/plugin-permission-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../translation';

/**
 * Says why somebody can't use what takes a permission that they don't have as far
 * as is known: empty while nobody knows it yet, as there is nothing to say then.
 */
export function useMissingReason(options: {
  permission: Permission;
  loading: boolean;
  /** Why it can't be known now. */
  error?: Error;
}): string {
  const { permission, loading, error } = options;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  if (loading) {
    return '';
  }
  return t(error ? 'actions.unknownPermission' : 'actions.missingPermission', {
    permission: permission.name,
  });
}
