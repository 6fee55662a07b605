import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { useToneStyles } from '../useToneStyles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.75),
      fontWeight: 'bold',
    },
  }),
  { name: 'WooCommerceProtectedNote' },
);

/** Says that a store can't be deleted as long as it is protected, and what to do. */
export function ProtectedNote() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  return (
    <Typography className={classes.root} component="div">
      <LockIcon className={toneClasses.warning} aria-hidden />
      {t('deleteDialog.protected')}
    </Typography>
  );
}
