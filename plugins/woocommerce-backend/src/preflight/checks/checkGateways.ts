import { getIfThere } from '../getIfThere';
import { describeRetirement } from '../retiredControllers';
import { Finding, PreflightContext } from '../types';

const GROUP = '/apis/gateway.networking.k8s.io/v1';

/** A Gateway of the configuration, which has checked what is in it. */
interface GatewayReference {
  readonly name: string;
  readonly namespace?: string;
  readonly sectionName?: string;
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

interface Gateway {
  readonly spec: {
    readonly gatewayClassName: string;
    readonly listeners?: readonly {
      readonly name: string;
      readonly allowedRoutes?: {
        readonly namespaces?: { readonly from?: string };
      };
    }[];
  };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

interface GatewayClass {
  readonly spec: { readonly controllerName: string };
}

const ORDER = ['fail', 'warn', 'unknown', 'pass'] as const;

/** Whether the Gateways are there that the stores' HTTPRoutes are attached to. */
export async function checkGateways(
  context: PreflightContext,
): Promise<Finding> {
  const { api, config } = context;
  if (!(await getIfThere(api, GROUP))) {
    return {
      status: 'fail',
      preventsStores: true,
      message:
        'The cluster knows no HTTPRoutes: the Gateway API (gateway.networking.k8s.io/v1) is not installed.',
      fix: 'Install the Gateway API with a controller for it, or use Ingresses (woocommerce.storefront.route: ingress).',
    };
  }
  const gateways = config.storefront.gateways as unknown as GatewayReference[];
  const findings = await Promise.all(
    gateways.map(gateway => checkGateway(context, gateway)),
  );
  const status = ORDER.find(each =>
    findings.some(finding => finding.status === each),
  )!;
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  return {
    status,
    message: findings.map(({ message }) => message).join(' '),
    ...(fixes.length > 0 && { fix: [...new Set(fixes)].join(' ') }),
    ...(findings.some(({ preventsStores }) => preventsStores) && {
      preventsStores: true,
    }),
  };
}

async function checkGateway(
  { api }: PreflightContext,
  reference: GatewayReference,
): Promise<Finding> {
  const { name, namespace, sectionName } = reference;
  if (namespace === undefined) {
    return {
      status: 'warn',
      message: `Gateway ${name} is looked for in each store’s own namespace, where the portal makes none.`,
      fix: 'Say in woocommerce.storefront.gateways in which namespace it is, unless something makes it in each.',
    };
  }
  const what = `Gateway ${namespace}/${name}`;
  const gateway = await getIfThere<Gateway>(
    api,
    `${GROUP}/namespaces/${namespace}/gateways/${name}`,
  );
  if (!gateway) {
    return {
      status: 'fail',
      preventsStores: true,
      message: `There is no ${what}.`,
      fix: 'Make it, or name another one in woocommerce.storefront.gateways.',
    };
  }
  const listeners = (gateway.spec.listeners ?? []).filter(
    each => sectionName === undefined || each.name === sectionName,
  );
  // Without a word about it, a listener takes routes of its own namespace alone.
  const takesStores = listeners.some(({ allowedRoutes }) =>
    ['All', 'Selector'].includes(allowedRoutes?.namespaces?.from ?? 'Same'),
  );
  if (!takesStores) {
    return {
      status: 'fail',
      preventsStores: true,
      message: `${what} has no listener${
        sectionName ? ` ${sectionName}` : ''
      } that takes routes from the namespaces of stores.`,
      fix: 'Set allowedRoutes.namespaces.from of its listener to All, or to Selector with a label that the stores’ namespaces have.',
    };
  }
  return judge({ api, what, gateway });
}

async function judge(options: {
  api: PreflightContext['api'];
  what: string;
  gateway: Gateway;
}): Promise<Finding> {
  const { api, what, gateway } = options;
  const { gatewayClassName } = gateway.spec;
  const gatewayClass = await getIfThere<GatewayClass>(
    api,
    `${GROUP}/gatewayclasses/${gatewayClassName}`,
  );
  if (!gatewayClass) {
    return {
      status: 'fail',
      preventsStores: true,
      message: `${what} is of GatewayClass ${gatewayClassName}, which is not there.`,
      fix: 'Install the controller whose class that is.',
    };
  }
  const controller = gatewayClass.spec.controllerName;
  const retirement = describeRetirement(controller);
  if (retirement !== undefined) {
    return {
      status: 'warn',
      message: `${what} is of ${controller}. ${retirement}`,
      fix: 'Move to another controller.',
    };
  }
  const programmed = gateway.status?.conditions?.find(
    ({ type }) => type === 'Programmed',
  );
  if (programmed?.status !== 'True') {
    return {
      status: 'warn',
      message: `${what} of ${controller} is not programmed yet${
        programmed?.message ? `: ${programmed.message}` : '.'
      }`,
      fix: 'Look at the conditions of the Gateway and at its controller’s log.',
    };
  }
  return { status: 'pass', message: `${what} is of ${controller}.` };
}
