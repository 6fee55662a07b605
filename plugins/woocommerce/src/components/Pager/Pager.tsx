import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
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
  { name: 'WooCommercePager' },
);

/** Props of {@link Pager}. */
export interface PagerProps {
  /** Says what is shown of all there is. */
  range: string;
  /** Absent on the first page. */
  showPrevious?(): void;
  /** Absent on the last page. */
  showNext?(): void;
}

/** Says which page is shown, and leads to the others. */
export function Pager(props: PagerProps) {
  const { range, showPrevious, showNext } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <nav className={classes.root} aria-label={t('page.pages')}>
      <Typography color="textSecondary" variant="body2">
        {range}
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
