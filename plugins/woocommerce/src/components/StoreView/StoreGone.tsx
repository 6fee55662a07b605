import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../../routes';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1) } },
    title: { fontWeight: 'bold' },
  }),
  { name: 'WooCommerceStoreGone' },
);

/** Says that there is no store of that name, and leads to those there are. */
export function StoreGone(props: {
  name: string;
  gone: 'deleted' | 'missing';
}) {
  const { name, gone } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const storesRoute = useRouteRef(rootRouteRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div role="status">
        <Typography className={classes.title}>
          {t(`gone.${gone}Title`, { name })}
        </Typography>
        <Typography>{t(`gone.${gone}Description`)}</Typography>
      </div>
      <Link to={storesRoute()}>{t('gone.stores')}</Link>
    </div>
  );
}
