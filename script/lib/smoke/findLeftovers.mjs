// What a deleted store has left in the cluster that KUBECONFIG names.
import { succeed } from '../../../charts/woocommerce-store/tests/chart.mjs';

const KINDS = [
  'namespaces',
  'persistentvolumes',
  'clusterroles.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
];

export async function findLeftovers(name) {
  const list = await succeed('kubectl', ['get', KINDS.join(','), '-o', 'json']);
  return JSON.parse(list)
    .items.filter(object => belongsTo(object, name))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

function belongsTo({ metadata, spec }, name) {
  const namespace = `store-${name}`;
  return (
    metadata.name === namespace ||
    metadata.labels?.['woocommerce.backstage/store'] === name ||
    spec?.claimRef?.namespace === namespace
  );
}
