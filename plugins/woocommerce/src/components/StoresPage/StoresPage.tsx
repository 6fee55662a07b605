import { Content, PageWithHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { StoresContent } from './StoresContent';

/** The stores page with a header of its own, for the old frontend system. */
export function StoresPage() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <PageWithHeader
      themeId="service"
      title={t('page.title')}
      subtitle={t('page.subtitle')}
    >
      <Content>
        <StoresContent />
      </Content>
    </PageWithHeader>
  );
}
