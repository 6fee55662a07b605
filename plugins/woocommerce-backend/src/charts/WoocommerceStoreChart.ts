import { JsonObject } from '@backstage/types';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PlanConfig, StorefrontConfig } from '../config';
import { toCredentialsSecretName } from '../kubernetes/names';
import { mergeValues } from './mergeValues';
import { ChartStore, StoreChart } from './StoreChart';

/** The chart of this project, `charts/woocommerce-store`. */
export class WoocommerceStoreChart implements StoreChart {
  buildValues(options: {
    store: ChartStore;
    plan: PlanConfig;
    storefront: StorefrontConfig;
  }): JsonObject {
    const { store, plan, storefront } = options;
    const tls = storefront.scheme === 'https';
    return mergeValues(plan.values, {
      commonLabels: { [WOOCOMMERCE_STORE_LABEL]: store.name },
      store: {
        title: store.title,
        url: store.url,
        adminEmail: storefront.adminEmail,
      },
      credentials: { existingSecret: toCredentialsSecretName(store.namespace) },
      ingress: {
        enabled: true,
        className: storefront.ingressClassName ?? '',
        annotations: storefront.ingressAnnotations,
        tls: { enabled: tls, secretName: storefront.tlsSecretName ?? '' },
      },
    });
  }

  getWorkloads(release: string) {
    return {
      DatabaseReady: `${release}-mariadb`,
      WordPressReady: `${release}-wordpress`,
    };
  }
}
