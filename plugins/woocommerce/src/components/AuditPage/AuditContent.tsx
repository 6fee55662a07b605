import { woocommerceAuditReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PermissionGate } from '../PermissionGate';
import { AuditLog } from './AuditLog';

/** The audit log, for those who may read it. */
export function AuditContent() {
  return (
    <PermissionGate permission={woocommerceAuditReadPermission} of="audit">
      <AuditLog />
    </PermissionGate>
  );
}
