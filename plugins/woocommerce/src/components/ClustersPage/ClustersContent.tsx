import { woocommerceClusterReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useClusters } from '../../hooks';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { PermissionGate } from '../PermissionGate';
import { ClusterPreflight } from './ClusterPreflight';

/** What it takes to see the clusters. */
const NEEDED = {
  permission: woocommerceClusterReadPermission,
  of: 'clusters',
} as const;

/** What each cluster lacks of what stores need, for those who may read it. */
export function ClustersContent() {
  return (
    <PermissionGate {...NEEDED}>
      <Clusters />
    </PermissionGate>
  );
}

function Clusters() {
  const { clusters, error, loading, reload } = useClusters();
  if (isErrorNamed(error, 'NotAllowedError')) {
    return <MissingPermission {...NEEDED} />;
  }
  return (
    <>
      {error && <LoadError error={error} onRetry={reload} />}
      {loading && <Loading />}
      {clusters?.map(cluster => (
        <ClusterPreflight key={cluster.name} cluster={cluster} />
      ))}
    </>
  );
}
