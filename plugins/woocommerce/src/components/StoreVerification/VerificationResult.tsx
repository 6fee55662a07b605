import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { toPlainText } from '../../lib/toPlainText';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { useToneStyles } from '../useToneStyles';
import { VerificationDurations } from './VerificationDurations';
import { VerificationFailure } from './VerificationFailure';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1) } },
    heading: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1),
    },
    outcome: { fontWeight: 'bold' },
    message: { overflowWrap: 'anywhere' },
  }),
  { name: 'WooCommerceVerificationResult' },
);

/** Whether a customer could buy when it was last tried, and how that went. */
export function VerificationResult(props: {
  store: Store;
  verification: StoreVerification;
}) {
  const { store, verification } = props;
  const { passed, releaseRevision, rung } = verification;
  const { revision } = store.release;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const Icon = passed ? CheckCircleIcon : CancelIcon;
  return (
    <div className={classes.root}>
      <div className={classes.heading}>
        <Icon
          className={passed ? toneClasses.good : toneClasses.bad}
          fontSize="small"
          aria-hidden
        />
        <Typography
          className={classes.outcome}
          component="span"
          variant="body2"
        >
          {t(passed ? 'verification.passed' : 'verification.failed', {
            rung: t(`readiness.${rung}`),
          })}
        </Typography>
        <Typography color="textSecondary" component="span" variant="body2">
          <RelativeTime time={verification.verifiedAt} />
        </Typography>
      </div>
      <Typography className={classes.message} variant="body2">
        {toPlainText(verification.message)}
      </Typography>
      {revision !== undefined && revision !== releaseRevision && (
        <Typography variant="body2">
          {t('verification.outdated', {
            verified: String(releaseRevision),
            revision: String(revision),
          })}
        </Typography>
      )}
      {!passed && (
        <VerificationFailure store={store} verification={verification} />
      )}
      <VerificationDurations verification={verification} />
    </div>
  );
}
