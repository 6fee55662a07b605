import { HumanDuration } from '@backstage/types';

export interface Config {
  /** WooCommerce stores on Kubernetes. */
  woocommerce?: {
    /** The clusters in which stores live. New stores go to the first one. */
    clusters: Array<{
      /** A name for the cluster, unique and kept for as long as it has stores. */
      name: string;

      /**
       * The path of a kubeconfig file. A relative path starts in the working
       * directory of the backend, as those of the catalog's file locations do:
       * `packages/backend` during development.
       *
       * Without it, the service account of the pod that the backend runs in is
       * used.
       */
      kubeconfig?: string;

      /** The context in the kubeconfig file; its current one by default. */
      context?: string;

      /**
       * Whether the cluster's pods are only said to run, as on a cluster made
       * of KWOK's nodes for development. No storefront answers there, and
       * none is asked. `false` by default.
       */
      simulatedNodes?: boolean;
    }>;

    /** The chart catalogue: the charts that plans may name, by name. */
    charts: {
      [name: string]: {
        /**
         * The directory of a chart. A relative path starts in the working
         * directory of the backend, as those of the catalog's file locations
         * do: `packages/backend` during development.
         */
        path?: string;

        /** The `oci://` reference of a chart in a registry, without version. */
        oci?: string;

        /**
         * The exact version. Needed with `oci`; with `path` it is the chart's
         * own, and only compared with it.
         */
        version?: string;
      };
    };

    /** What a store can be, by name. */
    plans: {
      [name: string]: {
        /** The name for people; the plan's name by default. */
        title?: string;

        /** The name of a chart in the chart catalogue. */
        chart: string;

        /**
         * What must work for a store to be `Ready`: `workload` means that all of
         * its pods are ready. This is the default.
         */
        readiness?: 'workload';

        /** Chart values, under those that the store itself determines. */
        values?: { [key: string]: unknown };

        /**
         * The hard limits of the ResourceQuota in a store's namespace, such as
         * `requests.cpu: '1'`.
         */
        quota?: { [resource: string]: string | number };

        /** The LimitRange in a store's namespace. */
        limitRange?: {
          /** The limits of containers that have none. */
          default?: { [resource: string]: string | number };

          /** The requests of containers that have none. */
          defaultRequest?: { [resource: string]: string | number };
        };
      };
    };

    /** The name of the plan that stores have when none is asked for. */
    defaultPlan: string;

    /** Where the storefronts are reached. */
    storefront?: {
      /**
       * The host name of a store, with `{name}` in the place of its name;
       * `{name}.localtest.me` by default, which is this machine for every name.
       */
      domainTemplate?: string;

      /** `http` by default. */
      scheme?: 'http' | 'https';

      /** The port in the addresses; the scheme's own by default. */
      port?: number | string;

      /** The class of the Ingresses; the cluster's default one by default. */
      ingressClassName?: string;

      /**
       * The name of the Secret with the certificate in a store's namespace. Only
       * with the scheme `https`.
       */
      tlsSecretName?: string;

      /** Annotations of the Ingresses, such as those for cert-manager. */
      ingressAnnotations?: { [key: string]: string };

      /**
       * The e-mail address of each store's administrator; `admin@example.com` by
       * default, where no mail arrives.
       */
      adminEmail?: string;
    };

    /** How long things may take: from one second to one day. */
    deadlines?: {
      /** From the request for a store until it is ready; 10 minutes by default. */
      provision?: HumanDuration | string;

      /**
       * From the request to delete a store until it says what holds it up; 5
       * minutes by default.
       */
      delete?: HumanDuration | string;

      /** One call of Helm; 1 minute by default. */
      helm?: HumanDuration | string;
    };

    /** How Helm is called. */
    helm?: {
      /** The program's name on the PATH, or its path; `helm` by default. */
      command?: string;
    };

    /** How many stores are worked on at the same time, 1 to 100; 10 by default. */
    concurrency?: number | string;
  };
}
