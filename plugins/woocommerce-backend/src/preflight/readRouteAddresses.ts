import { isAnswer } from '../kubernetes/errors';
import { MANAGER } from '../kubernetes/names';
import { PreflightContext } from './types';

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
 * say, or the Ingress of a store that there is. Empty when nobody says it, and
 * when names are said instead, which stand for ever other addresses.
 */
export async function readRouteAddresses(
  context: PreflightContext,
): Promise<string[]> {
  try {
    const objects =
      context.config.storefront.route === 'httpRoute'
        ? await readGateways(context)
        : await readIngresses(context);
    return [...new Set(objects.flatMap(toAddresses))];
  } catch (error) {
    if (isAnswer(error)) {
      return [];
    }
    throw error;
  }
}

async function readGateways({
  api,
  config,
}: PreflightContext): Promise<Addressed[]> {
  return Promise.all(
    config.storefront.gateways
      .filter(({ namespace }) => namespace !== undefined)
      .map(({ name, namespace }) =>
        api.get<Addressed>(
          `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/gateways/${name}`,
        ),
      ),
  );
}

/** In the namespace of a store, and only there, the account may list Ingresses. */
async function readIngresses({ api }: PreflightContext): Promise<Addressed[]> {
  const query = new URLSearchParams({
    labelSelector: `app.kubernetes.io/managed-by=${MANAGER}`,
    limit: '1',
  });
  const { items } = await api.get<{
    items?: { metadata: { name: string } }[] | null;
  }>(`/api/v1/namespaces?${query}`);
  const namespace = items?.[0]?.metadata.name;
  return namespace === undefined
    ? []
    : api.list<Addressed, Addressed>(
        `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`,
        each => each,
      );
}

function toAddresses({ status }: Addressed): string[] {
  const gateway = status?.addresses?.map(({ value }) => value) ?? [];
  const ingress = status?.loadBalancer?.ingress ?? [];
  return [...gateway, ...ingress.flatMap(({ ip }) => ip ?? [])].filter(value =>
    /^[\d.]+$|:/.test(value),
  );
}
