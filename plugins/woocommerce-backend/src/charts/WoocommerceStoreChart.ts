import { JsonObject } from '@backstage/types';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { BlueprintConfig, PlanConfig, StorefrontConfig } from '../config';
import { toCredentialsSecretName } from '../kubernetes/names';
import { StoreObject } from '../kubernetes/ObservedStore';
import { mergeValues } from './mergeValues';
import { ChartStore, StoreChart } from './StoreChart';

/** The chart of this project, `charts/woocommerce-store`. */
export class WoocommerceStoreChart implements StoreChart {
  readonly highestReadiness = 'checkout';

  readonly hasBlueprints = true;

  readonly isValidated = true;

  readonly isNamespaced = true;

  readonly programs = ['bootstrap', 'verification', 'web'];

  readonly secretKeys = [
    'mariadb-root-password',
    'mariadb-password',
    'wordpress-password',
    'auth-key',
    'secure-auth-key',
    'logged-in-key',
    'nonce-key',
    'auth-salt',
    'secure-auth-salt',
    'logged-in-salt',
    'nonce-salt',
    'verification-key',
    'cache-password',
  ];

  buildValues(options: {
    store: ChartStore;
    plan: PlanConfig;
    blueprint?: BlueprintConfig;
    storefront: StorefrontConfig;
    programs?: string;
  }): JsonObject {
    const { store, plan, blueprint, storefront, programs } = options;
    return [
      blueprint?.values ?? {},
      {
        commonLabels: { [WOOCOMMERCE_STORE_LABEL]: store.name },
        store: {
          title: store.title,
          url: store.url,
          adminEmail: storefront.adminEmail,
        },
        credentials: {
          existingSecret: toCredentialsSecretName(store.namespace),
        },
        ...(programs && { programs: { existingConfigMaps: programs } }),
        ...buildRouteValues(storefront),
        verification: {
          // A store that needs no more than its pods can be verified on demand.
          level: plan.readiness === 'storefront' ? 'storefront' : 'checkout',
          routeAddress: storefront.routeAddress ?? '',
          insecureSkipTlsVerify: storefront.insecureSkipTlsVerify,
        },
      },
    ].reduce(mergeValues, plan.values);
  }

  getWorkloads(release: string) {
    return {
      DatabaseReady: `${release}-mariadb`,
      WordPressReady: `${release}-wordpress`,
    };
  }

  getLabelled(release: string): StoreObject[] {
    const { DatabaseReady, WordPressReady } = this.getWorkloads(release);
    return [
      { kind: 'StatefulSet', name: DatabaseReady },
      { kind: 'Deployment', name: WordPressReady },
      { kind: 'PersistentVolumeClaim', name: `data-${DatabaseReady}-0` },
      { kind: 'PersistentVolumeClaim', name: WordPressReady },
    ];
  }

  getVerificationPod(release: string) {
    return { name: `${release}-verification`, container: 'verification' };
  }

  getCronJob(release: string) {
    return `${release}-cron`;
  }
}

function buildRouteValues(storefront: StorefrontConfig): JsonObject {
  if (storefront.route === 'httpRoute') {
    return {
      ingress: { enabled: false },
      httpRoute: { enabled: true, parentRefs: [...storefront.gateways] },
    };
  }
  return {
    ingress: {
      enabled: true,
      className: storefront.ingressClassName ?? '',
      annotations: storefront.ingressAnnotations,
      tls: {
        enabled: storefront.scheme === 'https',
        secretName: storefront.tlsSecretName ?? '',
      },
    },
    httpRoute: { enabled: false },
  };
}
