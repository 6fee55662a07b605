import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { toErrorMessage } from '../../lib/toErrorMessage';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2) },
    retry: { marginTop: theme.spacing(1) },
  }),
  { name: 'WooCommerceLoadError' },
);

/** Says what went wrong, and offers to try it again where that makes sense. */
export function LoadError(props: { error: Error; onRetry?(): void }) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <ResponseErrorPanel title={toErrorMessage(error)} error={error} />
      {onRetry && (
        <Button
          className={classes.retry}
          onClick={onRetry}
          size="small"
          variant="outlined"
        >
          {t('actions.tryAgain')}
        </Button>
      )}
    </div>
  );
}
