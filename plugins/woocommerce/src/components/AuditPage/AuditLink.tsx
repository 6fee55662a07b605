import HistoryIcon from '@material-ui/icons/History';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { woocommerceAuditReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { auditLogRouteRef } from '../../routes';
import { woocommerceTranslationRef } from '../../translation';

/** Leads to the audit log, where there is one, those who may read it. */
export function AuditLink() {
  const auditLogRoute = useRouteRef(auditLogRouteRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { allowed } = usePermission({
    permission: woocommerceAuditReadPermission,
  });
  return auditLogRoute && allowed ? (
    <LinkButton
      to={auditLogRoute()}
      startIcon={<HistoryIcon />}
      variant="outlined"
    >
      {t('audit.title')}
    </LinkButton>
  ) : null;
}
