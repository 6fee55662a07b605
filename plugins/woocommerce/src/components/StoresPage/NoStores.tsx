import Button from '@material-ui/core/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { Notice } from '../Notice';

/** Props of {@link NoStores}. */
export interface NoStoresProps {
  isFiltered: boolean;
  onReset(): void;
}

/** Says that there are no stores to be shown. */
export function NoStores(props: NoStoresProps) {
  const { isFiltered, onReset } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return isFiltered ? (
    <Notice
      title={t('page.noMatchTitle')}
      description={t('page.noMatchDescription')}
      action={
        <Button onClick={onReset} variant="outlined">
          {t('page.resetFilters')}
        </Button>
      }
    />
  ) : (
    <Notice
      title={t('page.emptyTitle')}
      description={t('page.emptyDescription')}
    />
  );
}
