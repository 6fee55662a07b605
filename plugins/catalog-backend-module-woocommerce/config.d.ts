import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      woocommerce?: {
        /**
         * How often all stores are compared with the catalog. Changes reach the
         * catalog at once; this only mends what was missed. Every 10 minutes by
         * default.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

        /**
         * The `spec.lifecycle` of a store's entity by the store's plan, such as
         * `demo: experimental`. Plans that aren't named are `production`.
         */
        lifecycles?: { [plan: string]: string };

        /**
         * The documentation that stores' pages show.
         */
        docs?: {
          /**
           * The entity whose TechDocs they show, an entity reference such as
           * `system:default/woocommerce-stores`. None by default.
           */
          entityRef?: string;
        };

        /**
         * The entity of the stores' REST API.
         */
        api?: {
          /**
           * The owner of the API's entity, an entity reference. `unknown` by
           * default.
           */
          owner?: string;

          /**
           * The system that the API's entity is part of, an entity reference.
           */
          system?: string;
        };
      };
    };
  };
}
