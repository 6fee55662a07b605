import { describeRetirement } from '../retiredControllers';
import { Finding, PreflightContext } from '../types';

const DEFAULT_ANNOTATION = 'ingressclass.kubernetes.io/is-default-class';

interface IngressClass {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Record<string, string>;
  };
  readonly spec?: { readonly controller?: string };
}

/** Whether the class of the stores' Ingresses is there, and whose it is. */
export async function checkIngressClass({
  api,
  config,
}: PreflightContext): Promise<Finding> {
  const { ingressClassName } = config.storefront;
  const classes = await api.list<IngressClass, IngressClass>(
    '/apis/networking.k8s.io/v1/ingressclasses',
    each => each,
  );
  const names = classes.map(({ metadata }) => metadata.name).join(', ');
  const found = classes.find(({ metadata }) =>
    ingressClassName === undefined
      ? metadata.annotations?.[DEFAULT_ANNOTATION] === 'true'
      : metadata.name === ingressClassName,
  );
  const choose = names
    ? `Set woocommerce.storefront.ingressClassName to one of ${names}.`
    : 'Install an ingress controller, which brings its IngressClass, or use a Gateway (woocommerce.storefront.route: httpRoute).';
  if (!found && ingressClassName !== undefined) {
    return {
      status: 'fail',
      preventsStores: true,
      message: `There is no IngressClass ${ingressClassName}, so that no controller takes the stores’ Ingresses.`,
      fix: choose,
    };
  }
  if (!found) {
    return {
      status: 'warn',
      message:
        'There is no default IngressClass, and the configuration names none: only a controller that takes Ingresses without a class leads to the stores.',
      fix: choose,
    };
  }
  const { name } = found.metadata;
  const controller = found.spec?.controller ?? 'an unknown controller';
  const retirement = describeRetirement(controller);
  return retirement === undefined
    ? { status: 'pass', message: `IngressClass ${name} is of ${controller}.` }
    : {
        status: 'warn',
        message: `IngressClass ${name} is of ${controller}. ${retirement}`,
        fix: 'Move to another controller, or to a Gateway (woocommerce.storefront.route: httpRoute); the stores’ chart takes any.',
      };
}
