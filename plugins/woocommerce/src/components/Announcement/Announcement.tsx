import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { usePhaseAnnouncement } from '../../hooks';
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

/** Tells users of screen readers, and only them, when a phase changes. */
export function Announcement(props: { stores: Store[] | undefined }) {
  const { stores } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const changed = usePhaseAnnouncement(stores);
  return (
    <div className={classes.root} role="status" aria-live="polite">
      {changed
        .map(store =>
          t('phase.announcement', {
            name: store.title,
            phase: t(`phase.${store.phase}`),
          }),
        )
        .join(' ')}
    </div>
  );
}
