import { Content, PageWithHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { OverviewContent } from './OverviewContent';

/** The overview with a header of its own, for the old frontend system. */
export function OverviewPage() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <PageWithHeader
      themeId="service"
      title={t('overview.title')}
      subtitle={t('page.subtitle')}
    >
      <Content>
        <OverviewContent />
      </Content>
    </PageWithHeader>
  );
}
