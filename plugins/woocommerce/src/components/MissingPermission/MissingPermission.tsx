import { EmptyState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceStoreReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';

/** Says that the user may not see stores, and which permission that takes. */
export function MissingPermission() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <EmptyState
      missing="info"
      title={t('missingPermission.title')}
      description={t('missingPermission.description', {
        permission: woocommerceStoreReadPermission.name,
      })}
    />
  );
}
