import { isLoopback, makeHost } from '../toHost';
import { RUN_PROBE } from '../remedies';
import { PreflightCheck } from '../types';

const FIX =
  'Set woocommerce.storefront.routeAddress to where pods reach the ingress controller or Gateway, such as traefik.kube-system.svc.cluster.local:80.';

/**
 * Whether pods can reach stores by their own names, which verifications do. A
 * name that is every machine's own is the pod itself in there.
 */
export const checkRouteAddress: PreflightCheck = {
  id: 'route-address',
  title: 'Stores as pods reach them',
  async run({ cluster, config, lookUp }) {
    const { routeAddress, domainTemplate } = config.storefront;
    const plans = [...config.plans.values()]
      .filter(({ readiness }) => readiness !== 'workload')
      .map(({ name }) => name);
    if (cluster.simulatedNodes) {
      return {
        status: 'unknown',
        message: 'No pod can reach anything, because they are simulated.',
      };
    }
    if (plans.length === 0) {
      return {
        status: 'pass',
        message: 'No plan has its stores verified from inside the cluster.',
      };
    }
    const host = routeAddress?.split(':')[0];
    if (host !== undefined) {
      return isLoopback(host)
        ? {
            status: 'fail',
            preventsStores: true,
            plans,
            message: `woocommerce.storefront.routeAddress is ${routeAddress}, which for each pod is the pod itself.`,
            fix: FIX,
          }
        : {
            status: 'pass',
            message: `Pods reach the stores at ${routeAddress}; only a pod can tell whether something answers there (${RUN_PROBE}).`,
          };
    }
    const addresses = await lookUp(makeHost(config.storefront)).catch(() => []);
    if (addresses.length === 0) {
      return {
        status: 'unknown',
        message: `The names of ${domainTemplate} don’t resolve where the portal runs, so that it is not known where they lead pods.`,
      };
    }
    return addresses.every(isLoopback)
      ? {
          status: 'fail',
          preventsStores: true,
          plans,
          message: `${domainTemplate} is ${addresses.join(
            ', ',
          )}, which for each pod is the pod itself: no store can be verified.`,
          fix: FIX,
        }
      : {
          status: 'pass',
          message: `Pods find the stores by their names, at ${addresses.join(
            ', ',
          )}; only a pod can tell whether something answers there (${RUN_PROBE}).`,
        };
  },
};
