import { Content, ContentHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { OverviewContent } from './OverviewContent';

/** The overview below the header of the stores page, in the new frontend system. */
export function OverviewSubPage() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Content>
      <ContentHeader title={t('overview.title')} />
      <OverviewContent />
    </Content>
  );
}
