import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    // What loads fast shall not flicker.
    root: { animation: '$appear 0s 250ms both' },
    '@keyframes appear': { from: { opacity: 0 }, to: { opacity: 1 } },
  },
  { name: 'WooCommerceLoading' },
);

/** Says that something is loading; unlike that of core-components by name. */
export function Loading() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return <LinearProgress className={classes.root} aria-label={t('loading')} />;
}
