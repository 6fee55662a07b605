import { Content, ContentHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { ClustersContent } from './ClustersContent';

/** The clusters below the header of the stores page, in the new frontend system. */
export function ClustersSubPage() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Content>
      <ContentHeader title={t('clusters.title')} />
      <ClustersContent />
    </Content>
  );
}
