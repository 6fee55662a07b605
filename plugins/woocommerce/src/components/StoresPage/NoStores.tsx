import Button from '@material-ui/core/Button';
import { EmptyState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { CreateStoreButton } from './CreateStoreButton';

/** Props of {@link NoStores}. */
export interface NoStoresProps {
  isFiltered: boolean;
  canCreate: boolean;
  onReset(): void;
}

/** Says that there are no stores to be shown, and what to do about it. */
export function NoStores(props: NoStoresProps) {
  const { isFiltered, canCreate, onReset } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return isFiltered ? (
    <EmptyState
      missing="content"
      title={t('page.noMatchTitle')}
      description={t('page.noMatchDescription')}
      action={
        <Button onClick={onReset} variant="outlined">
          {t('page.resetFilters')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      missing="content"
      title={t('page.emptyTitle')}
      description={t('page.emptyDescription')}
      action={canCreate ? <CreateStoreButton /> : undefined}
    />
  );
}
