import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 5 },
};

/**
 * The module's configuration.
 *
 * @internal
 */
export interface CatalogModuleConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** The lifecycle of a store's entity by the store's plan. */
  lifecycles: Map<string, string>;
  /** The entity whose TechDocs stores' pages show. */
  docsEntityRef?: string;
  api: { owner: string; system?: string };
}

/**
 * Reads `catalog.providers.woocommerce`, all of which is optional.
 *
 * @internal
 */
export function readCatalogModuleConfig(
  rootConfig: Config,
): CatalogModuleConfig {
  const config = rootConfig.getOptionalConfig('catalog.providers.woocommerce');
  const lifecycles = config?.getOptionalConfig('lifecycles');
  return {
    schedule: config?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE,
    lifecycles: new Map(
      lifecycles?.keys().map(plan => [plan, lifecycles.getString(plan)]),
    ),
    docsEntityRef: config?.getOptionalString('docs.entityRef'),
    api: {
      owner: config?.getOptionalString('api.owner') ?? 'unknown',
      system: config?.getOptionalString('api.system'),
    },
  };
}
