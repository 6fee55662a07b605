import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuotaList } from '../components/QuotaList';
import { useQuotas } from '../hooks';
import { isErrorNamed } from '../lib/isErrorNamed';
import { woocommerceTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({ root: { paddingTop: theme.spacing(1) } }),
  { name: 'WooCommerceOwnerQuotas' },
);

/** What is used of the quotas that a store of an owner would count against. */
export function OwnerQuotas(props: { owner: string | undefined }) {
  const { owner } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const { quotas, owner: readFor, error } = useQuotas(owner);
  // Who may have no store at all is told so of the plans.
  if (error && !isErrorNamed(error, 'NotAllowedError')) {
    return <Typography variant="body2">{t('quota.unknown')}</Typography>;
  }
  return (
    <div className={classes.root} role="status">
      {quotas && !error && readFor === owner && <QuotaList quotas={quotas} />}
    </div>
  );
}
