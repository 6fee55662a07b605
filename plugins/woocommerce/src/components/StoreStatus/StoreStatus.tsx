import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { StoreActivity } from '../StoreActivity';
import { StorePhaseBadge } from '../StorePhaseBadge';
import { StoreProblem } from '../StoreProblem';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1.5) } },
    heading: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
  }),
  { name: 'WooCommerceStoreStatus' },
);

/** A store's phase, what it waits for, and what is the matter with it. */
export function StoreStatus(props: { store: Store }) {
  const { store } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const isDeleting = store.phase === 'Deleting';
  const message =
    store.message ?? (isDeleting ? t('deletion.waiting') : undefined);
  return (
    <div className={classes.root}>
      <div className={classes.heading}>
        <StorePhaseBadge phase={store.phase} />
        <Typography color="textSecondary" component="span" variant="body2">
          {store.observedAt ? (
            <>
              {t('card.seen')} <RelativeTime time={store.observedAt} />
            </>
          ) : (
            t('card.notSeen')
          )}
        </Typography>
      </div>
      {isDeleting && (
        <LinearProgress
          aria-label={t('deletion.progress', { name: store.name })}
        />
      )}
      <StoreActivity store={store} />
      {store.reason ? (
        <StoreProblem store={store} />
      ) : (
        message && <Typography variant="body2">{message}</Typography>
      )}
    </div>
  );
}
