import { Content, PageWithHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { ClustersContent } from './ClustersContent';

/** The clusters with a header of their own, for the old frontend system. */
export function ClustersPage() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <PageWithHeader
      themeId="service"
      title={t('clusters.title')}
      subtitle={t('page.subtitle')}
    >
      <Content>
        <ClustersContent />
      </Content>
    </PageWithHeader>
  );
}
