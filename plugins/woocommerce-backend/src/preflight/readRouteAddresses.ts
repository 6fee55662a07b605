import { isAnswer } from '../kubernetes/errors';
import { MANAGER } from '../kubernetes/names';
import { ClusterApi } from './api/ClusterApi';
import { PREFLIGHT_LABEL } from './buildPreflightNamespace';
import { PreflightContext } from './types';

/** In how many stores an address is looked for: one that was just made has none yet. */
const TRIED = 5;

interface Addressed {
  readonly status?: {
    readonly addresses?: readonly { readonly value: string }[];
    readonly loadBalancer?: {
      readonly ingress?: readonly {
        readonly ip?: string;
        readonly hostname?: string;
      }[];
    };
  };
}

/**
 * The addresses at which the cluster takes requests for stores, as the Gateways
 * say, or the Ingresses of a store that there is. Empty when nobody says it, and
 * when names are said instead, which stand for ever other addresses.
 */
export async function readRouteAddresses(
  context: PreflightContext,
): Promise<string[]> {
  const addresses = await orNothing(() =>
    context.config.storefront.route === 'httpRoute'
      ? readGateways(context)
      : readIngresses(context),
  );
  return [...new Set(addresses)];
}

async function readGateways({
  api,
  config,
}: PreflightContext): Promise<string[]> {
  const gateways = await Promise.all(
    config.storefront.gateways
      .filter(({ namespace }) => namespace !== undefined)
      .map(({ name, namespace }) =>
        api.get<Addressed>(
          `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/gateways/${name}`,
        ),
      ),
  );
  return gateways.flatMap(toAddresses);
}

/** In the namespace of a store, and only there, the account may list Ingresses. */
async function readIngresses({ api }: PreflightContext): Promise<string[]> {
  const query = new URLSearchParams({
    labelSelector: `app.kubernetes.io/managed-by=${MANAGER},!${PREFLIGHT_LABEL}`,
    limit: String(TRIED),
  });
  const { items } = await api.get<{
    items?: { metadata: { name: string } }[] | null;
  }>(`/api/v1/namespaces?${query}`);
  for (const { metadata } of items ?? []) {
    const addresses = await orNothing(() => listIngresses(api, metadata.name));
    if (addresses.length > 0) {
      return addresses;
    }
  }
  return [];
}

async function listIngresses(
  api: ClusterApi,
  namespace: string,
): Promise<string[]> {
  const addresses = await api.list(
    `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`,
    toAddresses,
  );
  return addresses.flat();
}

/** What the API server does not tell us is not known. */
async function orNothing(read: () => Promise<string[]>): Promise<string[]> {
  try {
    return await read();
  } catch (error) {
    if (isAnswer(error)) {
      return [];
    }
    throw error;
  }
}

function toAddresses({ status }: Addressed): string[] {
  const gateway = status?.addresses?.map(({ value }) => value) ?? [];
  const ingress = status?.loadBalancer?.ingress ?? [];
  return [...gateway, ...ingress.flatMap(({ ip }) => ip ?? [])].filter(value =>
    /^[\d.]+$|:/.test(value),
  );
}
