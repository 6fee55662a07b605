import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { toPlainText } from '../../lib/toPlainText';
import { woocommerceTranslationRef } from '../../translation';
import { ActorName } from '../ActorName';
import { RelativeTime } from '../RelativeTime';
import { StepLine } from './StepLine';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1) } },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    message: { overflowWrap: 'anywhere' },
  }),
  { name: 'WooCommerceStoreSteps' },
);

/** What was asked for last of a store: by whom, what was done, how long it took. */
export function StoreSteps(props: { store: Store; labelledBy: string }) {
  const { store, labelledBy } = props;
  const { steps = [], ...operation } = store.operation;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {t('steps.requested', {
          kind: t(`steps.kind.${operation.kind}`),
          actor: <ActorName actor={operation.actor} short />,
          time: <RelativeTime time={operation.requestedAt} />,
        })}{' '}
        {t(`steps.status.${operation.status}`)}
      </Typography>
      {steps.length > 0 && (
        <ol className={classes.list} aria-labelledby={labelledBy}>
          {steps.map(step => (
            <StepLine key={`${step.name} ${step.startedAt}`} step={step} />
          ))}
        </ol>
      )}
      <Failure store={store} />
    </div>
  );
}

/** Why it failed, unless that is the store's own trouble and shown with it. */
function Failure(props: { store: Store }) {
  const { store } = props;
  const { hint, message, reason } = store.operation;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  if (!isFailure(store.operation) || reason === store.reason) {
    return null;
  }
  return (
    <>
      <Typography className={classes.message} variant="body2">
        {message ? toPlainText(message) : reason}
      </Typography>
      {hint && (
        <Typography variant="body2">{t('problem.hint', { hint })}</Typography>
      )}
    </>
  );
}

function isFailure({ status, reason }: StoreOperation): boolean {
  return status === 'Failed' && reason !== undefined;
}
