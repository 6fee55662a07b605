import { isError } from '@backstage/errors';
import { cleanMessage } from '../../text/cleanMessage';

/** What is the matter with an API server's certificate. */
export interface TlsProblem {
  readonly message: string;
  /** What to do about it, as it does not pass by itself. */
  readonly fix: string;
}

const CERTIFICATE = 'The certificate of the cluster’s API server';

/** The codes by which OpenSSL says that nobody vouches for a certificate who is trusted. */
const UNTRUSTED = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Says why a certificate was refused; undefined for every other error. */
export function describeTlsError(error: unknown): TlsProblem | undefined {
  if (!isError(error) || typeof error.code !== 'string') {
    return undefined;
  }
  const detail = cleanMessage(error.message).replace(/^.*, reason: /, '');
  switch (error.code) {
    case 'CERT_HAS_EXPIRED':
      return {
        message: `${CERTIFICATE} has expired`,
        fix: 'Renew it on the cluster’s control plane. If it is still valid, the clock of the portal’s machine is wrong.',
      };
    case 'CERT_NOT_YET_VALID':
      return {
        message: `${CERTIFICATE} is not valid yet`,
        fix: 'Set the clocks of the cluster and of the portal’s machine right.',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        message: `${CERTIFICATE} is not for the address in the kubeconfig (${detail})`,
        fix: 'Set server in the cluster’s kubeconfig to an address that the certificate names, or tls-server-name to one of its names.',
      };
    default:
      return UNTRUSTED.has(error.code)
        ? {
            message: `${CERTIFICATE} is not trusted (${detail})`,
            fix: 'Set certificate-authority-data in the cluster’s kubeconfig to the certificate of the authority that has signed it.',
          }
        : undefined;
  }
}
