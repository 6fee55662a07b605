import { getIfThere } from '../getIfThere';
import { PreflightCheck } from '../types';

const GROUP = '/apis/cert-manager.io/v1';
const CLUSTER_ISSUER = 'cert-manager.io/cluster-issuer';
const ISSUER = 'cert-manager.io/issuer';

interface ClusterIssuer {
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly message?: string;
    }[];
  };
}

/**
 * Whether certificates can be had. One that is asked for in vain counts against
 * the limits that authorities have for a whole domain.
 */
export const checkCertificates: PreflightCheck = {
  id: 'certificates',
  title: 'Certificates',
  async run({ api, config }) {
    const { scheme, route, ingressAnnotations, tlsSecretName } =
      config.storefront;
    if (scheme === 'http') {
      return {
        status: 'pass',
        message: 'The stores have http addresses, which need no certificates.',
      };
    }
    if (route === 'httpRoute') {
      return {
        status: 'pass',
        message: 'TLS ends at the Gateway, which has the certificates.',
      };
    }
    const issuer = ingressAnnotations[CLUSTER_ISSUER];
    if (ingressAnnotations[ISSUER] !== undefined) {
      return {
        status: 'warn',
        message: `The annotation ${ISSUER} names an Issuer in each store’s own namespace, where the portal makes none.`,
        fix: `Name a ClusterIssuer with the annotation ${CLUSTER_ISSUER} instead.`,
      };
    }
    if (issuer === undefined) {
      return tlsSecretName === undefined
        ? {
            status: 'pass',
            message:
              'TLS ends at the ingress controller, or in front of it, with a certificate of its own.',
          }
        : {
            status: 'warn',
            message: `No annotation asks cert-manager for the Secret ${tlsSecretName} that each store’s namespace needs.`,
            fix: `Set ${CLUSTER_ISSUER} in woocommerce.storefront.ingressAnnotations, unless something copies the Secret there.`,
          };
    }
    if (!(await getIfThere(api, GROUP))) {
      return {
        status: 'fail',
        preventsStores: true,
        message: `cert-manager is not installed, which the annotation ${CLUSTER_ISSUER} asks for certificates.`,
        fix: 'Install cert-manager.',
      };
    }
    const found = await getIfThere<ClusterIssuer>(
      api,
      `${GROUP}/clusterissuers/${encodeURIComponent(issuer)}`,
    );
    if (!found) {
      return {
        status: 'fail',
        preventsStores: true,
        message: `There is no ClusterIssuer ${issuer}.`,
        fix: `Make it, or name another one with the annotation ${CLUSTER_ISSUER}.`,
      };
    }
    const ready = found.status?.conditions?.find(
      ({ type }) => type === 'Ready',
    );
    if (ready?.status !== 'True') {
      return {
        status: 'fail',
        preventsStores: true,
        message: `ClusterIssuer ${issuer} is not ready${
          ready?.message ? `: ${ready.message}` : '.'
        }`,
        fix: `Look at it: kubectl describe clusterissuer ${issuer}`,
      };
    }
    return { status: 'pass', message: `ClusterIssuer ${issuer} is ready.` };
  },
};
