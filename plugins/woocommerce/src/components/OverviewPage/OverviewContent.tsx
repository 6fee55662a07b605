import { usePermission } from '@backstage/plugin-permission-react';
import { woocommerceOverviewReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { StoresOverview } from './StoresOverview';

/** How all stores do, for those who may know. */
export function OverviewContent() {
  const permission = woocommerceOverviewReadPermission;
  const { allowed, error, loading } = usePermission({ permission });
  if (loading) {
    return <Loading />;
  }
  if (error) {
    return <LoadError error={error} />;
  }
  return allowed ? (
    <StoresOverview />
  ) : (
    <MissingPermission permission={permission} of="overview" />
  );
}
