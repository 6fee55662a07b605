import { woocommerceOverviewReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PermissionGate } from '../PermissionGate';
import { StoresOverview } from './StoresOverview';

/** How all stores do, for those who may know. */
export function OverviewContent() {
  return (
    <PermissionGate
      permission={woocommerceOverviewReadPermission}
      of="overview"
    >
      <StoresOverview />
    </PermissionGate>
  );
}
