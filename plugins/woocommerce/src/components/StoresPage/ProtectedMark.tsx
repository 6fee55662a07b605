import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: theme.palette.text.secondary,
      fontSize: '1rem',
      marginLeft: theme.spacing(0.5),
      verticalAlign: 'text-bottom',
    },
  }),
  { name: 'WooCommerceProtectedMark' },
);

/** Marks a store that can't be deleted. */
export function ProtectedMark() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const title = t('page.protected');
  return (
    <Tooltip title={title}>
      <LockIcon
        className={classes.root}
        role="img"
        aria-hidden={false}
        aria-label={title}
      />
    </Tooltip>
  );
}
