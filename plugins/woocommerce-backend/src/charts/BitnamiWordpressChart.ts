import { JsonObject } from '@backstage/types';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PlanConfig, StorefrontConfig } from '../config';
import { toCredentialsSecretName } from '../kubernetes/names';
import { mergeValues } from './mergeValues';
import { ChartStore, StoreChart } from './StoreChart';

/**
 * Bitnami's chart of WordPress. Its values and names are those of chart 28.1.5
 * with WordPress 6.9.1.
 *
 * @see https://github.com/bitnami/charts/tree/main/bitnami/wordpress
 */
export class BitnamiWordpressChart implements StoreChart {
  readonly highestReadiness = 'workload';

  readonly hasBlueprints = false;

  readonly secretKeys = [
    'wordpress-password',
    'mariadb-root-password',
    'mariadb-password',
  ];

  buildValues(options: {
    store: ChartStore;
    plan: PlanConfig;
    storefront: StorefrontConfig;
  }): JsonObject {
    const { store, plan, storefront } = options;
    const secret = toCredentialsSecretName(store.namespace);
    return mergeValues(plan.values, {
      commonLabels: { [WOOCOMMERCE_STORE_LABEL]: store.name },
      existingSecret: secret,
      mariadb: { auth: { existingSecret: secret } },
      wordpressBlogName: store.title,
      wordpressEmail: storefront.adminEmail,
      wordpressScheme: storefront.scheme,
      service: { type: 'ClusterIP' },
      ingress: {
        enabled: true,
        hostname: new URL(store.url).hostname,
      },
    });
  }

  getWorkloads(release: string) {
    return {
      DatabaseReady: `${release}-mariadb`,
      WordPressReady: `${release}-wordpress`,
    };
  }

  getVerificationPod() {
    return undefined;
  }

  getCronJob() {
    return undefined;
  }
}
