import { ReactElement } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Quota, Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useQuotas } from '../../hooks';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { isNearlyUsedUp } from '../../lib/isNearlyUsedUp';
import { woocommerceTranslationRef } from '../../translation';
import { QuotaList } from '../QuotaList';

/** Props of {@link StoreQuota}. */
export interface StoreQuotaProps {
  store: Store;
  /** Puts what there is to be said into its place. */
  children(content: ReactElement): ReactElement;
}

/**
 * What is used of the quotas of a store's owner, and of the cluster's when there
 * is next to nothing left; nothing when there are none, or for who may not ask
 * for stores.
 */
export function StoreQuota(props: StoreQuotaProps) {
  const { store, children } = props;
  const { owner, phase, operation } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { quotas, error } = useQuotas(
    owner,
    `${phase} ${operation.id} ${operation.status}`,
  );
  const shown = quotas?.filter(quota => isWorthShowing(quota, owner));
  if (isErrorNamed(error, 'NotAllowedError')) {
    return null;
  }
  if (error) {
    return children(
      <Typography variant="body2">{t('quota.unknown')}</Typography>,
    );
  }
  return shown?.length ? children(<QuotaList quotas={shown} />) : null;
}

function isWorthShowing(quota: Quota, owner: string): boolean {
  return quota.scope === 'cluster'
    ? isNearlyUsedUp(quota)
    : quota.subject === owner;
}
