import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { toActivity } from '../../lib/toActivity';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(0.75) } },
  }),
  { name: 'WooCommerceStoreActivity' },
);

/** What is being done to a store that is up; `Announcement` says it aloud. */
export function StoreActivity(props: { store: Store }) {
  const { store } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const activity = toActivity(store);
  if (activity?.state !== 'running') {
    return null;
  }
  return (
    <div className={classes.root}>
      <LinearProgress
        aria-label={t(`activity.progress.${activity.kind}`, {
          name: store.name,
        })}
      />
      <Typography variant="body2">
        {t(`activity.${activity.kind}`)}{' '}
        <Typography color="textSecondary" component="span" variant="body2">
          {t('activity.since', {
            time: <RelativeTime time={store.operation.startedAt} />,
          })}
        </Typography>
      </Typography>
    </div>
  );
}
