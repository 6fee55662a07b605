import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  STORE_REASONS,
  Store,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { isVerificationStepName } from '../../lib/toVerificationSteps';
import { woocommerceTranslationRef } from '../../translation';
import { Fact, FactList } from '../FactList';
import { ShopAnswer } from './ShopAnswer';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1) } },
  }),
  { name: 'WooCommerceVerificationFailure' },
);

/** Where a verification failed, what the shop answered and what can be done. */
export function VerificationFailure(props: {
  store: Store;
  verification: StoreVerification;
}) {
  const { store, verification } = props;
  const { answer, rung, statusCode, step } = verification;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const reason =
    rung === 'storefront' ? 'StorefrontUnreachable' : 'CheckoutFailed';
  const stepName =
    step && isVerificationStepName(step) ? t(`step.${step}`) : step;
  const facts: Fact[] = [
    { label: t('verification.rung'), value: t(`readiness.${rung}`) },
    { label: t('verification.step'), value: stepName },
    { label: t('verification.statusCode'), value: statusCode },
  ];
  return (
    <div className={classes.root}>
      <FactList facts={facts} dense />
      {answer && <ShopAnswer answer={answer} />}
      {/* The store's own problem says it already when this is the problem. */}
      {store.reason !== reason && (
        <Typography variant="body2">
          {t('problem.hint', { hint: STORE_REASONS[reason].hint })}
        </Typography>
      )}
    </div>
  );
}
