import { HumanDuration } from '@backstage/types';

export interface Config {
  /** WooCommerce stores on Kubernetes. */
  woocommerce?: {
    /**
     * The clusters in which stores live. Stores of plans that say nothing of
     * clusters go to the first one.
     */
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

      /** Labels, of any names, by which plans choose the cluster. */
      labels?: { [key: string]: string };

      /**
       * How many of the cluster's stores are changed at the same time by all
       * replicas together, 1 to 1000; `concurrency.perCluster` by default.
       */
      concurrency?: number | string;

      /**
       * Where the storefronts in this cluster are reached: keys of `storefront`,
       * in place of those. What is not said is as it is there, apart from what
       * belongs to another route or scheme.
       */
      storefront?: {
        /** The host name of a store, with `{name}` in the place of its name. */
        domainTemplate?: string;

        scheme?: 'http' | 'https';

        /** The port in the addresses. */
        port?: number | string;

        /** What leads to the stores. */
        route?: 'ingress' | 'httpRoute';

        /** The class of the Ingresses. */
        ingressClassName?: string;

        /** The name of the Secret with the certificate in a store's namespace. */
        tlsSecretName?: string;

        /** Annotations of the Ingresses. */
        ingressAnnotations?: { [key: string]: string };

        /** The Gateways that the HTTPRoutes are attached to. */
        gateways?: Array<{
          name: string;

          /** The store's own namespace by default. */
          namespace?: string;

          /** The listener; all that take the route by default. */
          sectionName?: string;
        }>;

        /** Where pods reach the route, as `host:port`, to verify a store. */
        routeAddress?: string;

        /** Whether a verification takes any certificate. */
        insecureSkipTlsVerify?: boolean | 'true' | 'false';

        /** The e-mail address of each store's administrator. */
        adminEmail?: string;
      };
    }>;

    /** The chart catalogue: the charts that plans may name, by name. */
    charts: {
      [name: string]: {
        /**
         * What the chart is, which decides how values are made for it:
         * `woocommerce-store`, the chart of this project, which is the default,
         * or `bitnami-wordpress`. A chart of one's own of the first type has to
         * make all its objects in the namespace of the release, and have no hooks
         * for when it is deleted: a store goes with its namespace.
         */
        type?: 'woocommerce-store' | 'bitnami-wordpress';

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

        /** The name of the cluster of all its stores. */
        cluster?: string;

        /**
         * Which clusters its stores may be in, in place of `cluster`: those that
         * have all of these labels. Each store goes to the one with most room
         * left by its quota, or with the fewest stores.
         */
        clusterSelector?: {
          matchLabels: { [key: string]: string };
        };

        /**
         * What must work for a store to be `Ready`: with `workload` all of its
         * pods are ready, which is the default; with `storefront` its address
         * answers as a shop, too; with `checkout` a test order went through.
         * Not every type of chart gets further than `workload`.
         */
        readiness?: 'workload' | 'storefront' | 'checkout';

        /**
         * Whether stores that don't say it themselves are protected: they can't
         * be deleted until somebody who may update them takes that away.
         * `false` by default.
         */
        protected?: boolean | 'true' | 'false';

        /** The name of the blueprint of stores that ask for none. */
        blueprint?: string;

        /**
         * Chart values, under those of the blueprint and those that the store
         * itself determines. For a chart in a directory they are held against
         * its `values.schema.json` when the backend starts, for others Helm
         * does that at the install.
         */
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

    /**
     * What the content of a shop can be made from, by name. What a blueprint
     * doesn't say is as the plan and the chart have it. Only for charts of type
     * `woocommerce-store`.
     */
    blueprints?: {
      [name: string]: {
        /** The name for people; the blueprint's name by default. */
        title?: string;

        /** The country of the shop, such as `DE` or `US:CA`. */
        country?: string;

        /** The currency of the prices, such as `EUR`. */
        currency?: string;

        /** The language of the shop, such as `de_DE`; English by default. */
        locale?: string;

        /** Archives of translations. */
        languagePacks?: Array<{
          kind: 'core' | 'plugin' | 'theme';

          /** The plugin or theme. */
          slug?: string;

          url: string;

          /** The checksum of the archive. */
          sha256: string;
        }>;

        /** The theme; WordPress's own by default. */
        theme?: {
          /** The name of its folder. */
          slug: string;

          version: string;

          /** Where its archive is; it must be in the image when absent. */
          url?: string;

          /** The checksum of the archive, needed with `url`. */
          sha256?: string;
        };

        /** Plugins beside WooCommerce. */
        plugins?: Array<{
          /** The name of its folder. */
          slug: string;

          version: string;

          /** Where its archive is; it must be in the image when absent. */
          url?: string;

          /** The checksum of the archive, needed with `url`. */
          sha256?: string;
        }>;

        /** The taxes that the shop calculates. */
        tax?: {
          enabled?: boolean;

          /** Whether the prices of products contain the tax. */
          pricesIncludeTax?: boolean;

          rates?: Array<{
            /** Of the customer; all countries by default. */
            country?: string;

            /** Of the customer; all states by default. */
            state?: string;

            /** In percent. */
            rate: string | number;

            /** As customers read it. */
            name: string;

            /** Whether shipping is taxed, too. */
            shipping?: boolean;

            /** The tax class, such as `reduced-rate`; the standard one by default. */
            class?: string;
          }>;
        };

        /** Where the shop sends to, and how. */
        shipping?: {
          zones?: Array<{
            name: string;

            /** Such as `DE`, `US:CA` and `continent:EU`. */
            regions: string[];

            methods: Array<{
              type: 'flatRate' | 'freeShipping' | 'localPickup';

              /** As customers read it. */
              title?: string;

              /** Not for `freeShipping`. */
              cost?: string | number;

              /** What has to be bought for `freeShipping`. */
              minimumAmount?: string | number;
            }>;
          }>;
        };

        /** Products that the shop begins with. */
        sampleProducts?: Array<{
          /** The article number, by which a product is found again. */
          sku: string;

          name: string;

          price: string | number;

          description?: string;

          /** How many there are; not counted when absent. */
          stock?: number | string;

          /** Whether there is nothing to be sent. */
          virtual?: boolean;
        }>;
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

      /** What leads to the stores, `ingress` by default. */
      route?: 'ingress' | 'httpRoute';

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
       * The Gateways that the HTTPRoutes are attached to, needed with the route
       * `httpRoute`. TLS ends there.
       */
      gateways?: Array<{
        name: string;

        /** The store's own namespace by default. */
        namespace?: string;

        /** The listener; all that take the route by default. */
        sectionName?: string;
      }>;

      /**
       * Where pods reach the route, as `host:port`, to verify a store; needed
       * when a store's host name doesn't lead there from inside the cluster.
       */
      routeAddress?: string;

      /**
       * Whether a verification takes any certificate; `false` by default. For
       * clusters with certificates that nobody vouches for.
       */
      insecureSkipTlsVerify?: boolean | 'true' | 'false';

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
       * How long a deletion usually takes at most, which is shown with it; 5
       * minutes by default. A deletion is never given up.
       */
      delete?: HumanDuration | string;

      /** One call of Helm; 1 minute by default. */
      helm?: HumanDuration | string;

      /**
       * One call of Helm that upgrades a store, for which the cluster may have
       * to pull an image first; 6 minutes by default.
       */
      upgrade?: HumanDuration | string;
    };

    /**
     * How much users, groups and clusters may have. What is not said is not
     * limited. A store counts for its owner, for the user who asked for it, and
     * for its cluster. For CPU, memory and storage it counts with what its
     * plan's `quota` has for `requests.cpu`, `requests.memory` and
     * `requests.storage`.
     */
    quotas?: {
      /** Of each user. */
      user?: {
        /** The number of stores. */
        stores?: number | string;
        /** The CPU that is reserved for them, such as `4` or `500m`. */
        cpu?: number | string;
        /** The memory that is reserved for them, such as `8Gi`. */
        memory?: number | string;
        /** The storage that is reserved for them, such as `50Gi`. */
        storage?: number | string;
        /** The number of operations that are queued or running; deletions don't count. */
        operations?: number | string;
        /** The number of stores that were requested within an hour. */
        createsPerHour?: number | string;
      };

      /** Of each group, with the keys that `user` has. */
      group?: {
        stores?: number | string;
        cpu?: number | string;
        memory?: number | string;
        storage?: number | string;
        operations?: number | string;
        createsPerHour?: number | string;
      };

      /** Of each cluster, with the keys that `user` has. */
      cluster?: {
        stores?: number | string;
        cpu?: number | string;
        memory?: number | string;
        storage?: number | string;
        operations?: number | string;
        createsPerHour?: number | string;
      };

      /**
       * In place of those, for a user, a group or a cluster: by entity
       * reference, such as `group:default/shops`, or by the cluster's name. What
       * is not said here stays as it is for all.
       */
      overrides?: {
        [subject: string]: {
          stores?: number | string;
          cpu?: number | string;
          memory?: number | string;
          storage?: number | string;
          operations?: number | string;
          createsPerHour?: number | string;
        };
      };
    };

    /**
     * How often each user may ask; whoever asks more often is told when to come
     * again. Each replica counts for itself, and services aren't limited.
     */
    rateLimit?: {
      /** 1200 by default. */
      requestsPerMinute?: number | string;

      /** How many of those may be to change something; 60 by default. */
      changesPerMinute?: number | string;
    };

    /** The audit log of who asked for what. */
    audit?: {
      /** After how many days events are forgotten; 365 by default. */
      retentionDays?: number | string;
    };

    /**
     * What is offered in Backstage's actions registry, from where MCP clients
     * have it when `woocommerce` is among `backend.actions.pluginSources`.
     */
    actions?: {
      /**
       * Whether only actions are offered that change nothing; `true` by default.
       * Others need the same permissions as in the portal.
       */
      readOnly?: boolean | 'true' | 'false';
    };

    /** What is made of what a preflight says of a cluster. */
    preflight?: {
      /**
       * Whether new stores are refused as long as the last preflight, of the last
       * quarter of an hour, says that their cluster can't have them; `true` by
       * default.
       */
      refuseCreate?: boolean | 'true' | 'false';
    };

    /** How Helm is called. */
    helm?: {
      /** The program's name on the PATH, or its path; `helm` by default. Helm 4. */
      command?: string;
    };

    /**
     * How many stores are changed at the same time. Stores beyond that wait
     * for their turn, which goes round between the owners.
     */
    concurrency?: {
      /** By each replica of the backend, 1 to 100; 10 by default. */
      perReplica?: number | string;
      /**
       * In each cluster that says nothing else itself by all replicas together,
       * 1 to 1000; 30 by default.
       */
      perCluster?: number | string;
      /** Of each owner by all replicas together, 1 to 1000; 8 by default. */
      perOwner?: number | string;
    };
  };
}
