import { Content, PageWithHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { AuditContent } from './AuditContent';

/** The audit log with a header of its own, for the old frontend system. */
export function AuditPage() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <PageWithHeader
      themeId="service"
      title={t('audit.title')}
      subtitle={t('page.subtitle')}
    >
      <Content>
        <AuditContent />
      </Content>
    </PageWithHeader>
  );
}
