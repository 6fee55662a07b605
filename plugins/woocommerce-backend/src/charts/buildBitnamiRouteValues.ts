import { JsonArray, JsonObject } from '@backstage/types';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PlanConfig, StorefrontConfig } from '../config';
import { ChartStore } from './StoreChart';

/** How a store of Bitnami's chart is reached. */
export function buildBitnamiRouteValues(options: {
  store: ChartStore;
  plan: PlanConfig;
  storefront: StorefrontConfig;
}): JsonObject {
  const { store, plan, storefront } = options;
  const { hostname } = new URL(store.url);
  if (storefront.route === 'httpRoute') {
    const { extraDeploy } = plan.values;
    return {
      ingress: { enabled: false },
      // The chart knows no Gateways, but takes any object along.
      extraDeploy: [
        ...(Array.isArray(extraDeploy) ? extraDeploy : []),
        buildHttpRoute({ store, storefront, hostname }),
      ],
    };
  }
  const { ingressClassName, tlsSecretName } = storefront;
  return {
    ingress: {
      enabled: true,
      ingressClassName: ingressClassName ?? '',
      annotations: storefront.ingressAnnotations,
      hostname,
      // The Secret that cert-manager fills; the chart asks for it by itself
      // only when there is an annotation of cert-manager.
      tls: storefront.scheme === 'https' && tlsSecretName === undefined,
      extraTls: toExtraTls(hostname, tlsSecretName),
    },
  };
}

function toExtraTls(hostname: string, secretName?: string): JsonArray {
  return secretName === undefined ? [] : [{ hosts: [hostname], secretName }];
}

function buildHttpRoute(options: {
  store: ChartStore;
  storefront: StorefrontConfig;
  hostname: string;
}): JsonObject {
  const { store, storefront, hostname } = options;
  const name = `${store.namespace}-wordpress`;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, labels: { [WOOCOMMERCE_STORE_LABEL]: store.name } },
    spec: {
      parentRefs: [...storefront.gateways],
      hostnames: [hostname],
      rules: [{ backendRefs: [{ name, port: 80 }] }],
    },
  };
}
