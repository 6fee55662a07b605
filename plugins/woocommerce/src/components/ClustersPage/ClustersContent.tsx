import { usePermission } from '@backstage/plugin-permission-react';
import { woocommerceClusterReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useClusters } from '../../hooks';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { ClusterPreflight } from './ClusterPreflight';

/** What each cluster lacks of what stores need, for those who may read it. */
export function ClustersContent() {
  const { allowed, error, loading } = usePermission({
    permission: woocommerceClusterReadPermission,
  });
  if (loading) {
    return <Loading />;
  }
  if (error) {
    return <LoadError error={error} />;
  }
  return allowed ? <Clusters /> : <Missing />;
}

function Clusters() {
  const { clusters, error, loading, reload } = useClusters();
  if (isErrorNamed(error, 'NotAllowedError')) {
    return <Missing />;
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

function Missing() {
  return (
    <MissingPermission
      permission={woocommerceClusterReadPermission}
      of="clusters"
    />
  );
}
