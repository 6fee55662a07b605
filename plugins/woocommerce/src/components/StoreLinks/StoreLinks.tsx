import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { toAddressState } from '../../lib/toAddressState';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      margin: 0,
    },
    address: { margin: 0, overflowWrap: 'anywhere' },
    explanation: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'WooCommerceStoreLinks' },
);

/**
 * The addresses of a store: links if something answers there, else plain text
 * and why.
 */
export function StoreLinks(props: { store: Store }) {
  const { store } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const state = toAddressState(store);
  const addresses = [
    { label: t('links.storefront'), url: store.url },
    { label: t('links.admin'), url: store.adminUrl },
  ];
  return (
    <div>
      <dl className={classes.list} aria-label={t('links.title')}>
        {addresses.map(({ label, url }) => [
          <Typography key={`${label}-label`} component="dt" variant="body2">
            {label}
          </Typography>,
          <Typography
            key={`${label}-address`}
            className={classes.address}
            component="dd"
            variant="body2"
          >
            {state === 'open' ? <Link to={url}>{url}</Link> : url}
          </Typography>,
        ])}
      </dl>
      {state !== 'open' && (
        <Typography
          className={classes.explanation}
          color="textSecondary"
          variant="body2"
        >
          {t(`links.${state}`)}
        </Typography>
      )}
    </div>
  );
}
