import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Activity, toActivity } from '../../lib/toActivity';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(0.75) } },
  }),
  { name: 'WooCommerceStoreActivity' },
);

/**
 * What is being done to a store that is up, and the place in the queue of
 * whatever waits for its turn; `Announcement` says it aloud.
 */
export function StoreActivity(props: { store: Store }) {
  const { store } = props;
  const activity = toActivity(store);
  if (store.operation.status === 'Queued') {
    return <Waiting store={store} />;
  }
  return activity?.state === 'running' ? (
    <Progress store={store} kind={activity.kind} />
  ) : null;
}

function Waiting(props: { store: Store }) {
  const { kind, queuePosition, requestedAt } = props.store.operation;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Typography variant="body2">
      {queuePosition === undefined
        ? t(`activity.queued.${kind}`)
        : t(`activity.queuedAt.${kind}`, {
            position: String(queuePosition),
          })}{' '}
      <Typography color="textSecondary" component="span" variant="body2">
        {t('activity.requested', {
          time: <RelativeTime time={requestedAt} />,
        })}
      </Typography>
    </Typography>
  );
}

function Progress(props: { store: Store; kind: Activity['kind'] }) {
  const { store, kind } = props;
  const { startedAt, requestedAt } = store.operation;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <LinearProgress
        aria-label={t(`activity.progress.${kind}`, { name: store.name })}
      />
      <Typography variant="body2">
        {t(`activity.${kind}`)}{' '}
        <Typography color="textSecondary" component="span" variant="body2">
          {t('activity.since', {
            time: <RelativeTime time={startedAt ?? requestedAt} />,
          })}
        </Typography>
      </Typography>
    </div>
  );
}
