import AddIcon from '@material-ui/icons/Add';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { createStoreRouteRef } from '../../routes';
import { woocommerceTranslationRef } from '../../translation';

/** Leads to the template's form; absent where there is no scaffolder. */
export function CreateStoreButton() {
  const createStoreRoute = useRouteRef(createStoreRouteRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  if (!createStoreRoute) {
    return null;
  }
  return (
    <LinkButton
      to={createStoreRoute({
        namespace: 'default',
        templateName: 'woocommerce-store',
      })}
      color="primary"
      variant="contained"
      startIcon={<AddIcon />}
    >
      {t('actions.create')}
    </LinkButton>
  );
}
