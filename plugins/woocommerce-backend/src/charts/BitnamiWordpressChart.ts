import { JsonObject } from '@backstage/types';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PlanConfig, StorefrontConfig } from '../config';
import { toCredentialsSecretName } from '../kubernetes/names';
import { StoreObject } from '../kubernetes/ObservedStore';
import { buildBitnamiRouteValues } from './buildBitnamiRouteValues';
import { mergeValues } from './mergeValues';
import { ChartStore, StoreChart } from './StoreChart';

/** What a plan may say otherwise. */
const DEFAULTS: JsonObject = {
  wordpressUsername: 'admin',
  // A volume that one node has at a time can't be handed over while both run.
  updateStrategy: { type: 'Recreate' },
};

/** What a namespace with the Pod Security level `restricted` lets in. */
const CONTAINER_SECURITY: JsonObject = {
  podSecurityContext: { enabled: true },
  containerSecurityContext: { enabled: true },
};

/**
 * Bitnami's chart of WordPress with MariaDB, meant for version 28.1.5 with
 * WordPress 6.9.1. It has no WooCommerce, and nothing that could tell whether
 * the shop sells.
 *
 * The values are named as in chart 27.0.0, the newest whose source was at hand:
 * https://github.com/bitnami/charts/blob/2abc0f9d7e/bitnami/wordpress/values.yaml
 */
export class BitnamiWordpressChart implements StoreChart {
  readonly highestReadiness = 'workload';

  readonly hasBlueprints = false;

  readonly isValidated = false;

  readonly isNamespaced = false;

  readonly programs = [];

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
    const commonLabels = { [WOOCOMMERCE_STORE_LABEL]: store.name };
    const names = this.getWorkloads(store.namespace);
    return [
      plan.values,
      {
        // By the chart's own rule, a name depends on what the store is called.
        fullnameOverride: names.WordPressReady,
        commonLabels,
        existingSecret: secret,
        allowEmptyPassword: false,
        wordpressBlogName: store.title,
        wordpressEmail: storefront.adminEmail,
        wordpressScheme: storefront.scheme,
        ...CONTAINER_SECURITY,
        volumePermissions: { enabled: false },
        networkPolicy: { enabled: true },
        service: { type: 'ClusterIP' },
        mariadb: {
          fullnameOverride: names.DatabaseReady,
          commonLabels,
          auth: { existingSecret: secret },
          primary: CONTAINER_SECURITY,
          volumePermissions: { enabled: false },
          networkPolicy: { enabled: true },
        },
        ...buildBitnamiRouteValues(options),
      },
    ].reduce(mergeValues, DEFAULTS);
  }

  getWorkloads(release: string) {
    return {
      DatabaseReady: `${release}-mariadb`,
      WordPressReady: `${release}-wordpress`,
    };
  }

  /** Its claims have labels of their own alone. */
  getLabelled(release: string): StoreObject[] {
    const { DatabaseReady, WordPressReady } = this.getWorkloads(release);
    return [
      { kind: 'StatefulSet', name: DatabaseReady },
      { kind: 'Deployment', name: WordPressReady },
    ];
  }

  getVerificationPod() {
    return undefined;
  }

  getCronJob() {
    return undefined;
  }
}
