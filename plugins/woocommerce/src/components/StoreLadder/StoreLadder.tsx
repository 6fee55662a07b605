import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatDuration } from '../../lib/formatDuration';
import { formatShortTime, formatTime } from '../../lib/formatTime';
import { Rung, toLadder } from '../../lib/toLadder';
import { woocommerceTranslationRef } from '../../translation';
import { RungIcon } from './RungIcon';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    rung: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(0.75, 0),
    },
    text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
    heading: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      columnGap: theme.spacing(1),
    },
  }),
  { name: 'WooCommerceStoreLadder' },
);

/** The conditions that a store goes through until a customer can buy. */
export function StoreLadder(props: { store: Store; labelledBy?: string }) {
  const { store, labelledBy } = props;
  const classes = useStyles();
  return (
    <ol className={classes.root} aria-labelledby={labelledBy}>
      {toLadder(store).map(rung => (
        <StoreLadderRung key={rung.type} rung={rung} />
      ))}
    </ol>
  );
}

function StoreLadderRung(props: { rung: Rung }) {
  const { rung } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <li
      className={classes.rung}
      aria-current={rung.state === 'current' ? 'step' : undefined}
    >
      <RungIcon state={rung.state} />
      <div className={classes.text}>
        <div className={classes.heading}>
          <Typography component="span" variant="body2">
            {t(`condition.${rung.type}`)}
          </Typography>
          <Typography
            component="span"
            variant="body2"
            color="textSecondary"
            title={rung.since && formatTime(rung.since)}
          >
            <RungStateText rung={rung} />
          </Typography>
        </div>
        {rung.message && (
          <Typography component="p" variant="body2" color="textSecondary">
            {rung.message}
          </Typography>
        )}
      </div>
    </li>
  );
}

function RungStateText(props: { rung: Rung }) {
  const { state, duration, since } = props.rung;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  if (state === 'reached' && duration !== undefined) {
    return (
      <>{t('ladder.reachedAfter', { duration: formatDuration(duration) })}</>
    );
  }
  if (state === 'current' || state === 'failed') {
    return (
      <>{t(`ladder.${state}`, { time: since ? formatShortTime(since) : '' })}</>
    );
  }
  return <>{t(`ladder.${state}`)}</>;
}
