import { z } from 'zod';
import { blueprintSchema } from './blueprint/blueprintSchema';
import { chartSchema } from './chartSchema';
import { clusterSchema } from './clusterSchema';
import { planSchema } from './planSchema';
import { quotasSchema, rateLimitSchema } from './quotasSchema';
import { storefrontSchema } from './storefrontSchema';
import {
  configName,
  expected,
  filledString,
  flag,
  wholeNumber,
} from './values';

/** The configuration as it is written, apart from the durations. */
export const configSchema = z
  .strictObject(
    {
      clusters: z
        .array(clusterSchema, expected('must be a list of clusters'))
        .min(1, 'must have at least one cluster'),
      charts: z.record(
        configName(),
        chartSchema,
        expected('must be an object with a chart for each name'),
      ),
      plans: z.record(
        configName(),
        planSchema,
        expected('must be an object with a plan for each name'),
      ),
      blueprints: z
        .record(
          configName(),
          blueprintSchema,
          expected('must be an object with a blueprint for each name'),
        )
        .default({}),
      defaultPlan: filledString(),
      storefront: storefrontSchema.prefault({}),
      deadlines: z
        .strictObject(
          {
            provision: z.unknown().optional(),
            delete: z.unknown().optional(),
            helm: z.unknown().optional(),
            upgrade: z.unknown().optional(),
          },
          expected('must be an object'),
        )
        .optional(),
      helm: z
        .strictObject(
          { command: filledString().default('helm') },
          expected('must be an object'),
        )
        .prefault({}),
      concurrency: z
        .strictObject(
          {
            perReplica: wholeNumber({ min: 1, max: 100 }).default(10),
            perCluster: wholeNumber({ min: 1, max: 1_000 }).default(30),
            perOwner: wholeNumber({ min: 1, max: 1_000 }).default(8),
          },
          expected('must be an object'),
        )
        .prefault({}),
      quotas: quotasSchema.prefault({}),
      rateLimit: rateLimitSchema.prefault({}),
      actions: z
        .strictObject(
          { readOnly: flag().default(true) },
          expected('must be an object'),
        )
        .prefault({}),
      preflight: z
        .strictObject(
          { refuseCreate: flag().default(true) },
          expected('must be an object'),
        )
        .prefault({}),
      audit: z
        .strictObject(
          {
            retentionDays: wholeNumber({ min: 1, max: 10_000 }).default(365),
          },
          expected('must be an object'),
        )
        .prefault({}),
    },
    expected('must be an object'),
  )
  .superRefine((config, context) => {
    const clusterNames = config.clusters.map(cluster => cluster.name);
    for (const [index, name] of clusterNames.entries()) {
      if (clusterNames.indexOf(name) < index) {
        context.addIssue({
          code: 'custom',
          path: ['clusters', index, 'name'],
          message: 'is the name of another cluster, too',
        });
      }
    }
    for (const [name, plan] of Object.entries(config.plans)) {
      requireOneOf(plan.chart, Object.keys(config.charts), {
        path: ['plans', name, 'chart'],
        what: 'charts',
        context,
      });
      if (plan.blueprint !== undefined) {
        requireOneOf(plan.blueprint, Object.keys(config.blueprints), {
          path: ['plans', name, 'blueprint'],
          what: 'blueprints',
          context,
        });
      }
    }
    requireOneOf(config.defaultPlan, Object.keys(config.plans), {
      path: ['defaultPlan'],
      what: 'plans',
      context,
    });
  });

function requireOneOf(
  name: string,
  names: string[],
  options: { path: string[]; what: string; context: z.RefinementCtx },
): void {
  const { path, what, context } = options;
  if (!names.includes(name)) {
    context.addIssue({
      code: 'custom',
      path,
      message: `must be one of the ${what}${
        names.length > 0 ? ` ${names.join(', ')}` : ', of which there are none'
      }`,
    });
  }
}
