import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatTime } from '../../lib/formatTime';
import { woocommerceTranslationRef } from '../../translation';
import { Fact, FactList } from '../FactList';
import { RelativeTime } from '../RelativeTime';

/** What a store is, by name. */
export function StoreDetails(props: { store: Store }) {
  const { store } = props;
  const { release } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const details: Fact[] = [
    { label: t('details.name'), value: store.name },
    {
      label: t('details.owner'),
      value: <EntityRefLink entityRef={store.owner} />,
    },
    { label: t('details.plan'), value: store.plan },
    {
      label: t('details.readiness'),
      value: t('details.readinessMeaning', {
        readiness: t(`readiness.${store.readiness}`),
        meaning: t(`readiness.meaning.${store.readiness}`),
      }),
    },
    { label: t('details.blueprint'), value: store.blueprint },
    {
      label: t('details.protected'),
      value: t(
        store.protected ? 'details.isProtected' : 'details.isUnprotected',
      ),
    },
    { label: t('details.cluster'), value: store.cluster },
    { label: t('details.namespace'), value: store.namespace },
    { label: t('details.release'), value: release.name },
    {
      label: t('details.chart'),
      value: `${release.chart} ${release.version}`,
    },
    { label: t('details.available'), value: release.availableVersion },
    {
      label: t('details.revision'),
      value: release.revision ?? t('details.none'),
    },
    { label: t('details.created'), value: formatTime(store.createdAt) },
    { label: t('details.createdBy'), value: store.createdBy },
    {
      label: t('details.observed'),
      value: store.observedAt ? (
        <RelativeTime time={store.observedAt} />
      ) : (
        t('card.notSeen')
      ),
    },
  ];
  return <FactList facts={details} />;
}
