import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { toCronHealth } from '../../lib/toCronHealth';
import { toLadder } from '../../lib/toLadder';
import { woocommerceTranslationRef } from '../../translation';
import { LadderLine } from './LadderLine';
import { CronText, RungText } from './LadderTexts';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    apart: {
      marginTop: theme.spacing(1),
      paddingTop: theme.spacing(1),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'WooCommerceStoreLadder' },
);

/**
 * The conditions that a store goes through until a customer can buy, how far it
 * has to go, and apart from them whether its scheduled work is being done.
 */
export function StoreLadder(props: { store: Store; labelledBy?: string }) {
  const { store, labelledBy } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const apartTitleId = useId();
  const cron = toCronHealth(store);
  return (
    <div>
      <Typography color="textSecondary" variant="body2">
        {t('ladder.needs', {
          meaning: t(`readiness.meaning.${store.readiness}`),
        })}
      </Typography>
      <ol className={classes.list} aria-labelledby={labelledBy}>
        {toLadder(store).map(rung => (
          <LadderLine
            key={rung.type}
            state={rung.state}
            name={t(`condition.${rung.type}`)}
            stateText={<RungText rung={rung} />}
            since={rung.since}
            message={rung.message}
          />
        ))}
      </ol>
      <div className={classes.apart}>
        <Typography color="textSecondary" id={apartTitleId} variant="body2">
          {t('ladder.apart')}
        </Typography>
        <ul className={classes.list} aria-labelledby={apartTitleId}>
          <LadderLine
            state={cron.state}
            name={t('condition.CronHealthy')}
            stateText={<CronText cron={cron} />}
            since={cron.since}
            message={cron.message}
          />
        </ul>
      </div>
    </div>
  );
}
