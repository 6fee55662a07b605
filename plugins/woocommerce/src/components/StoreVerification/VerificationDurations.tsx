import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatShortDuration } from '../../lib/formatDuration';
import {
  isVerificationStepName,
  toVerificationSteps,
} from '../../lib/toVerificationSteps';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0, maxWidth: 400 },
    step: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
    },
    name: { minWidth: 0, overflowWrap: 'anywhere' },
    duration: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'WooCommerceVerificationDurations' },
);

/** How long each step of a verification took, in the order they were done in. */
export function VerificationDurations(props: {
  verification: StoreVerification;
}) {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const titleId = useId();
  const steps = toVerificationSteps(props.verification);
  if (steps.length === 0) {
    return null;
  }
  return (
    <div>
      <Typography color="textSecondary" id={titleId} variant="body2">
        {t('verification.durations')}
      </Typography>
      <ol className={classes.list} aria-labelledby={titleId}>
        {steps.map(({ name, milliseconds }) => (
          <Typography
            key={name}
            className={classes.step}
            component="li"
            variant="body2"
          >
            <span className={classes.name}>
              {isVerificationStepName(name) ? t(`step.${name}`) : name}
            </span>{' '}
            <span className={classes.duration}>
              {formatShortDuration(milliseconds)}
            </span>
          </Typography>
        ))}
      </ol>
    </div>
  );
}
