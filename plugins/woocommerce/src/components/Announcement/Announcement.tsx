import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreNews, useStoreNews } from '../../hooks';
import { toActivity } from '../../lib/toActivity';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    root: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'WooCommerceAnnouncement' },
);

/**
 * Tells users of screen readers, and only them, when a phase changes and when a
 * verification or an upgrade begins and ends.
 */
export function Announcement(props: { stores: Store[] | undefined }) {
  const { stores } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const news = useStoreNews(stores);

  const toSentences = ({ store, hasNewPhase, hasNewOperation }: StoreNews) => {
    const name = store.title;
    const activity = hasNewOperation ? toActivity(store) : undefined;
    return [
      activity &&
        t(`activity.announcement.${activity.kind}.${activity.state}`, { name }),
      hasNewPhase &&
        t('phase.announcement', { name, phase: t(`phase.${store.phase}`) }),
    ].filter(Boolean);
  };
  return (
    <div className={classes.root} role="status" aria-live="polite">
      {news.flatMap(toSentences).join(' ')}
    </div>
  );
}
