import { isError } from '@backstage/errors';
import { readRouteAddresses } from '../readRouteAddresses';
import { isLoopback, makeHost } from '../toHost';
import { PreflightCheck } from '../types';

/** What resolvers say of names that there are not. */
const NO_SUCH_NAME = ['ENOTFOUND', 'ENODATA'];

/** Whether the name of any store leads to the cluster. */
export const checkDns: PreflightCheck = {
  id: 'dns',
  title: 'Wildcard DNS',
  async run(context) {
    const { cluster, config, lookUp } = context;
    const { domainTemplate } = config.storefront;
    const wildcard = domainTemplate.replace('{name}', '*');
    if (cluster.simulatedNodes) {
      return {
        status: 'unknown',
        message: `Nothing answers at ${wildcard}, because the cluster’s pods are simulated.`,
      };
    }
    const host = makeHost(config.storefront);
    let addresses: string[];
    try {
      addresses = await lookUp(host);
    } catch (error) {
      const code = isError(error) ? String(error.code) : 'unknown';
      return NO_SUCH_NAME.includes(code)
        ? {
            status: 'fail',
            message: `${host} does not resolve: there is no DNS record for ${wildcard}, as far as the portal’s resolver knows.`,
            fix: `Make a record for ${wildcard} with the address of the ingress controller or Gateway.`,
          }
        : {
            status: 'unknown',
            message: `The portal’s resolver does not answer (${code}).`,
          };
    }
    // What leads to this machine is forwarded to the cluster by whoever set it up.
    const expected = addresses.every(isLoopback)
      ? []
      : await readRouteAddresses(context);
    if (
      expected.length > 0 &&
      !addresses.some(address => expected.includes(address))
    ) {
      return {
        status: 'warn',
        message: `${host} leads to ${addresses.join(
          ', ',
        )}, and the cluster takes requests for stores at ${expected.join(
          ', ',
        )}.`,
        fix: `Point the record for ${wildcard} there, unless a proxy in front of the cluster has those addresses.`,
      };
    }
    return {
      status: 'pass',
      message: `${host} leads to ${addresses.join(', ')}${
        expected.length > 0 ? ', where the cluster takes requests' : ''
      }.`,
    };
  },
};
