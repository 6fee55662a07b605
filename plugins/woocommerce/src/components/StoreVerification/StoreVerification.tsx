import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { isOnSimulatedNodes } from '../../lib/isOnSimulatedNodes';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { VerificationResult } from './VerificationResult';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1) } },
  }),
  { name: 'WooCommerceStoreVerification' },
);

/** What the last verification of a store found, or why there is none. */
export function StoreVerification(props: { store: Store }) {
  const { store } = props;
  const { verification } = store;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const reasonForNone = isOnSimulatedNodes(store) ? 'simulated' : 'none';
  return (
    <div className={classes.root}>
      {isWithoutResult(store) && (
        <Typography variant="body2">
          {t('verification.withoutResult', {
            time: <RelativeTime time={store.operation.requestedAt} />,
          })}
        </Typography>
      )}
      {verification ? (
        <VerificationResult store={store} verification={verification} />
      ) : (
        <Typography color="textSecondary" variant="body2">
          {t(`verification.${reasonForNone}`)}
        </Typography>
      )}
    </div>
  );
}

/** Whether the last verification ended before it could find anything. */
function isWithoutResult(store: Store): boolean {
  const { operation, verification } = store;
  return (
    operation.kind === 'verify' &&
    operation.status === 'Failed' &&
    operation.reason !== 'Cancelled' &&
    (!verification ||
      Date.parse(verification.verifiedAt) < Date.parse(operation.requestedAt))
  );
}
