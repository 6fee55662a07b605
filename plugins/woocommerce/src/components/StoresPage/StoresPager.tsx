import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StoresResult } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 2),
    },
  }),
  { name: 'WooCommerceStoresPager' },
);

/** Says which of all stores are shown, and leads to the others. */
export function StoresPager(props: { result: StoresResult }) {
  const { result } = props;
  const { stores = [], offset, totalItems, showPrevious, showNext } = result;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <nav className={classes.root} aria-label={t('page.pages')}>
      <Typography color="textSecondary" variant="body2">
        {t('page.range', {
          from: String(offset + 1),
          to: String(offset + stores.length),
          total: String(totalItems),
        })}
      </Typography>
      <IconButton
        aria-label={t('page.previous')}
        disabled={!showPrevious}
        onClick={showPrevious}
        size="small"
      >
        <ChevronLeftIcon />
      </IconButton>
      <IconButton
        aria-label={t('page.next')}
        disabled={!showNext}
        onClick={showNext}
        size="small"
      >
        <ChevronRightIcon />
      </IconButton>
    </nav>
  );
}
