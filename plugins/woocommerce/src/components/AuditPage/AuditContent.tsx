import { usePermission } from '@backstage/plugin-permission-react';
import { woocommerceAuditReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { AuditLog } from './AuditLog';

/** The audit log, for those who may read it. */
export function AuditContent() {
  const { allowed, error, loading } = usePermission({
    permission: woocommerceAuditReadPermission,
  });
  if (loading) {
    return <Loading />;
  }
  if (error) {
    return <LoadError error={error} />;
  }
  return allowed ? (
    <AuditLog />
  ) : (
    <MissingPermission permission={woocommerceAuditReadPermission} of="audit" />
  );
}
