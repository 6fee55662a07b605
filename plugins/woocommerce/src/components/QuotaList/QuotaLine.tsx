import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatAmount } from '../../lib/formatAmount';
import { isNearlyUsedUp } from '../../lib/isNearlyUsedUp';
import { woocommerceTranslationRef } from '../../translation';
import { useToneStyles } from '../useToneStyles';

const useStyles = makeStyles(
  theme => ({
    texts: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      columnGap: theme.spacing(2),
    },
    root: { marginTop: theme.spacing(0.5) },
    // In the colour of the tone that the line has.
    bar: { backgroundColor: 'currentColor' },
    track: { backgroundColor: theme.palette.divider },
  }),
  { name: 'WooCommerceQuotaLine' },
);

/** What is used of one quota. */
export function QuotaLine(props: { quota: Quota }) {
  const { quota } = props;
  const { resource, limit, used } = quota;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const tone = isNearlyUsedUp(quota) ? 'warning' : 'busy';
  return (
    <li className={classes.root}>
      <Typography className={classes.texts} component="div" variant="body2">
        <span>{t(`quota.resource.${resource}`)} </span>
        <span className={tone === 'warning' ? toneClasses.warning : undefined}>
          {t(`quota.used.${resource}`, {
            used: formatAmount(resource, used),
            limit: formatAmount(resource, limit),
          })}
        </span>
      </Typography>
      {/* It says nothing that the text doesn't say. */}
      <LinearProgress
        aria-hidden
        className={toneClasses[tone]}
        classes={{ root: classes.track, bar: classes.bar }}
        variant="determinate"
        value={limit > 0 ? Math.min(100, (100 * used) / limit) : 100}
      />
    </li>
  );
}
