import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { checkPlans } from './charts/checkPlans';
import { readBlueprint } from './config/blueprint/readBlueprint';
import { checkPlanClusters } from './config/checkPlanClusters';
import { checkQuotas } from './config/checkQuotas';
import { configSchema } from './config/configSchema';
import { findPortalNames } from './config/findPortalNames';
import { readChart } from './config/readChart';
import { readCluster } from './config/readCluster';
import { readClusterStorefront } from './config/readClusterStorefront';
import { readDeadline } from './config/readDeadline';
import { toKeyPath } from './config/toKeyPath';
import { WoocommerceConfig } from './config/types';

const ROOT_KEY = 'woocommerce';

/**
 * Reads the plugin's configuration. What can't work is refused here, so that it
 * is found when the backend starts and not when someone asks for a store.
 *
 * @throws InputError that names the keys which can't be used
 */
export function readWoocommerceConfig(
  config: RootConfigService,
): WoocommerceConfig {
  const parsed = configSchema.safeParse(config.getOptional(ROOT_KEY));
  if (!parsed.success) {
    throw toInputError(parsed.error.issues.flatMap(describeIssue));
  }
  const { blueprints, charts, plans, ...rest } = parsed.data;
  const clusters = rest.clusters.map((cluster, index) => {
    const storefront = readClusterStorefront(
      config.getOptional(`${ROOT_KEY}.storefront`),
      cluster.storefront,
    );
    if (storefront && !storefront.success) {
      throw toInputError(
        storefront.error.issues.flatMap(issue =>
          describeIssue({
            ...issue,
            path: ['clusters', index, 'storefront', ...issue.path],
          }),
        ),
      );
    }
    return readCluster(
      { ...cluster, storefront: storefront?.data },
      { key: `${ROOT_KEY}.clusters[${index}]` },
    );
  });
  const read: WoocommerceConfig = {
    ...rest,
    portalNames: findPortalNames(config, [
      rest.storefront,
      ...clusters.flatMap(({ storefront = [] }) => storefront),
    ]),
    clusters,
    charts: toMap(charts, (name, chart) => readChart({ name, ...chart })),
    blueprints: toMap(blueprints, readBlueprint),
    plans: toMap(plans, (name, plan) => ({ name, title: name, ...plan })),
    deadlines: {
      provision: readDeadline(config, {
        key: `${ROOT_KEY}.deadlines.provision`,
        default: { minutes: 10 },
      }),
      delete: readDeadline(config, {
        key: `${ROOT_KEY}.deadlines.delete`,
        default: { minutes: 5 },
      }),
      helm: readDeadline(config, {
        key: `${ROOT_KEY}.deadlines.helm`,
        default: { minutes: 1 },
      }),
      upgrade: readDeadline(config, {
        key: `${ROOT_KEY}.deadlines.upgrade`,
        default: { minutes: 6 },
      }),
    },
  };
  const problems = [
    ...checkPlanClusters(read),
    ...checkPlans(read),
    ...checkQuotas(read),
  ];
  if (problems.length > 0) {
    throw toInputError(problems);
  }
  return read;
}

function toInputError(problems: string[]): InputError {
  return new InputError(`Invalid configuration: ${problems.join('; ')}`);
}

function toMap<T, U>(
  values: Record<string, T>,
  convert: (name: string, value: T) => U,
): Map<string, U> {
  return new Map(
    Object.entries(values).map(([name, value]) => [name, convert(name, value)]),
  );
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      key => `${toKeyPath([...issue.path, key])} is not a known key`,
    );
  }
  const message =
    issue.code === 'invalid_key' ? issue.issues[0].message : issue.message;
  return [`${toKeyPath(issue.path)} ${message}`];
}
