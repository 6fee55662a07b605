import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StoresResult } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { Pager } from '../Pager';

/** Says which of all stores are shown, and leads to the others. */
export function StoresPager(props: { result: StoresResult }) {
  const { result } = props;
  const { stores = [], offset, totalItems, showPrevious, showNext } = result;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Pager
      range={t('page.range', {
        from: String(offset + 1),
        to: String(offset + stores.length),
        total: String(totalItems),
      })}
      showPrevious={showPrevious}
      showNext={showNext}
    />
  );
}
