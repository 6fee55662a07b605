import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../../routes';
import { woocommerceTranslationRef } from '../../translation';
import { Notice } from '../Notice';

/** Says that there is no store of that name, and leads to those there are. */
export function StoreGone(props: {
  name: string;
  gone: 'deleted' | 'missing';
}) {
  const { name, gone } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const storesRoute = useRouteRef(rootRouteRef);
  return (
    <Notice
      title={t(`gone.${gone}Title`, { name })}
      description={t(`gone.${gone}Description`)}
      action={
        <Typography>
          <Link to={storesRoute()}>{t('gone.stores')}</Link>
        </Typography>
      }
    />
  );
}
