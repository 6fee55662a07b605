import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceStoreReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { Notice } from '../Notice';

/** Says that the user may not see stores, and which permission that takes. */
export function MissingPermission() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Notice
      title={t('missingPermission.title')}
      description={t('missingPermission.description', {
        permission: woocommerceStoreReadPermission.name,
      })}
    />
  );
}
