import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Plan,
  ResourceAmounts,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { useToneStyles } from '../components/useToneStyles';
import { formatAmount } from '../lib/formatAmount';
import { toPlainText } from '../lib/toPlainText';
import { woocommerceTranslationRef } from '../translation';
import { PlanObstacle } from './usePlanObstacles';

const RESOURCES = ['cpu', 'memory', 'storage'] as const;

const useStyles = makeStyles(
  theme => ({
    root: { alignItems: 'flex-start', marginRight: 0 },
    radio: { padding: theme.spacing(0.75, 1) },
    label: { paddingTop: theme.spacing(0.5) },
    message: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.75),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'WooCommercePlanOption' },
);

/** Props of {@link PlanOption}. */
export interface PlanOptionProps {
  id: string;
  plan: Plan;
  /** Whether it is known by now if the plan can be had. */
  isCurrent: boolean;
  /** Why no cluster can have a store of it. */
  obstacle?: PlanObstacle;
}

/**
 * A plan to choose. One that can't be had can be chosen still, so that the
 * keyboard finds it and what it says; the form doesn't go on with it.
 */
export function PlanOption(props: PlanOptionProps) {
  const { id, plan, isCurrent, obstacle } = props;
  const { title, available, message = '', reserves = {} } = plan;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const titleId = `${id}-title`;
  const detailsId = `${id}-details`;
  const amounts = RESOURCES.flatMap(resource => toAmount(resource, reserves));
  return (
    <FormControlLabel
      className={classes.root}
      value={plan.name}
      control={
        <Radio
          className={classes.radio}
          color="primary"
          inputProps={{
            'aria-labelledby': titleId,
            'aria-describedby': detailsId,
          }}
        />
      }
      label={
        <div className={classes.label}>
          <Typography id={titleId}>{title}</Typography>
          <div id={detailsId}>
            {amounts.length > 0 && (
              <Typography color="textSecondary" variant="body2">
                {t('planField.reserves', {
                  amounts: amounts
                    .map(({ resource, amount, count }) =>
                      t(`planField.amount.${resource}`, { amount, count }),
                    )
                    .join(', '),
                })}
              </Typography>
            )}
            {isCurrent && !available && (
              <PlanMessage tone="bad">
                {toPlainText(message) || t('planField.unavailable')}
              </PlanMessage>
            )}
            {available && obstacle && (
              <PlanMessage tone="warning">
                {toPlainText(
                  t('planField.obstacle', {
                    cluster: obstacle.cluster,
                    message: obstacle.check.message,
                  }),
                )}
              </PlanMessage>
            )}
          </div>
        </div>
      }
    />
  );
}

function PlanMessage(props: { tone: 'bad' | 'warning'; children: string }) {
  const { tone, children } = props;
  const classes = useStyles();
  const toneClasses = useToneStyles();
  return (
    <Typography
      className={`${classes.message} ${toneClasses[tone]}`}
      component="div"
      variant="body2"
    >
      <ReportProblemIcon fontSize="small" aria-hidden />
      {children}
    </Typography>
  );
}

function toAmount(
  resource: (typeof RESOURCES)[number],
  reserves: ResourceAmounts,
) {
  const count = reserves[resource];
  return count === undefined
    ? []
    : [{ resource, amount: formatAmount(resource, count), count }];
}
