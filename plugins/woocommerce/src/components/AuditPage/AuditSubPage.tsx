import { Content, ContentHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { AuditContent } from './AuditContent';

/** The audit log below the header of the stores page, in the new frontend system. */
export function AuditSubPage() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Content>
      <ContentHeader title={t('audit.title')} />
      <AuditContent />
    </Content>
  );
}
