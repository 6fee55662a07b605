import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatTime } from '../../lib/formatTime';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(1, 3),
      margin: 0,
    },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'WooCommerceStoreDetails' },
);

/** What a store is, by name. */
export function StoreDetails(props: { store: Store }) {
  const { store } = props;
  const { release } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const details: { label: string; value: ReactNode }[] = [
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
    ...(store.blueprint
      ? [{ label: t('details.blueprint'), value: store.blueprint }]
      : []),
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
    ...(release.availableVersion
      ? [{ label: t('details.available'), value: release.availableVersion }]
      : []),
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
  return (
    <dl className={classes.list}>
      {details.map(({ label, value }) => [
        <Typography
          key={`${label}-label`}
          component="dt"
          color="textSecondary"
          variant="body2"
        >
          {label}
        </Typography>,
        <Typography
          key={`${label}-value`}
          className={classes.value}
          component="dd"
          variant="body2"
        >
          {value}
        </Typography>,
      ])}
    </dl>
  );
}
