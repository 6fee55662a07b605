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
}

/**
 * A plan to choose. One that can't be had can be chosen still, so that the
 * keyboard finds it and what it says; the form doesn't go on with it.
 */
export function PlanOption(props: PlanOptionProps) {
  const { id, plan, isCurrent } = props;
  const { title, available, message = '', reserves = {} } = plan;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
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
                    .map(({ resource, amount }) =>
                      t(`planField.amount.${resource}`, { amount }),
                    )
                    .join(', '),
                })}
              </Typography>
            )}
            {isCurrent && !available && (
              <Typography
                className={`${classes.message} ${toneClasses.bad}`}
                component="div"
                variant="body2"
              >
                <ReportProblemIcon fontSize="small" aria-hidden />
                {toPlainText(message) || t('planField.unavailable')}
              </Typography>
            )}
          </div>
        </div>
      }
    />
  );
}

function toAmount(
  resource: (typeof RESOURCES)[number],
  reserves: ResourceAmounts,
) {
  const amount = reserves[resource];
  return amount === undefined
    ? []
    : [{ resource, amount: formatAmount(resource, amount) }];
}
