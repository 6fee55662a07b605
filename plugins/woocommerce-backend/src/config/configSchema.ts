import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import {
  configName,
  domainTemplate,
  exactVersion,
  expected,
  filledString,
  flag,
  quantity,
  wholeNumber,
} from './values';

const clusterSchema = z
  .strictObject(
    {
      name: configName(),
      kubeconfig: filledString().optional(),
      context: filledString().optional(),
      simulatedNodes: flag().default(false),
    },
    expected('must be an object'),
  )
  .refine(cluster => !cluster.context || cluster.kubeconfig, {
    path: ['context'],
    message: 'needs a kubeconfig to be looked up in',
  });

const chartSchema = z
  .strictObject(
    {
      path: filledString().optional(),
      oci: z
        .string(expected('must be a string'))
        .regex(
          /^oci:\/\/[-a-zA-Z0-9.]+(:\d+)?(\/[-a-zA-Z0-9._]+)+$/,
          'must be a reference such as oci://registry.example.com/charts/shop',
        )
        .optional(),
      version: exactVersion().optional(),
    },
    expected('must be an object'),
  )
  .refine(chart => !chart.path !== !chart.oci, {
    message: 'must have either a path or oci',
  })
  .refine(chart => !chart.oci || chart.version, {
    path: ['version'],
    message: 'is missing',
  });

const quantitiesSchema = z.record(
  filledString(),
  quantity(),
  expected('must be an object of quantities'),
);

const planSchema = z.strictObject(
  {
    title: filledString().optional(),
    chart: filledString(),
    readiness: z.literal('workload', 'must be workload').default('workload'),
    values: z
      .custom<JsonObject>(isObject, 'must be an object of chart values')
      .default({}),
    quota: quantitiesSchema.default({}),
    limitRange: z
      .strictObject(
        {
          default: quantitiesSchema.default({}),
          defaultRequest: quantitiesSchema.default({}),
        },
        expected('must be an object'),
      )
      .default({ default: {}, defaultRequest: {} }),
  },
  expected('must be an object'),
);

const storefrontSchema = z
  .strictObject(
    {
      domainTemplate: domainTemplate().default('{name}.localtest.me'),
      scheme: z
        .enum(['http', 'https'], 'must be http or https')
        .default('http'),
      port: wholeNumber({ min: 1, max: 65_535 }).optional(),
      ingressClassName: configName().optional(),
      tlsSecretName: configName().optional(),
      ingressAnnotations: z
        .record(
          filledString(),
          z.string(expected('must be a string')),
          expected('must be an object'),
        )
        .default({}),
      adminEmail: z
        .email('must be an e-mail address')
        .max(100, 'must have at most 100 characters')
        .default('admin@example.com'),
    },
    expected('must be an object'),
  )
  .refine(
    storefront => !storefront.tlsSecretName || storefront.scheme === 'https',
    {
      path: ['tlsSecretName'],
      message: 'needs the scheme https',
    },
  );

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
      defaultPlan: filledString(),
      storefront: storefrontSchema.prefault({}),
      deadlines: z
        .strictObject(
          {
            provision: z.unknown().optional(),
            delete: z.unknown().optional(),
            helm: z.unknown().optional(),
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
      concurrency: wholeNumber({ min: 1, max: 100 }).default(10),
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
      if (!Object.hasOwn(config.charts, plan.chart)) {
        context.addIssue({
          code: 'custom',
          path: ['plans', name, 'chart'],
          message: `must be one of the charts ${Object.keys(config.charts).join(
            ', ',
          )}`,
        });
      }
    }
    if (!Object.hasOwn(config.plans, config.defaultPlan)) {
      context.addIssue({
        code: 'custom',
        path: ['defaultPlan'],
        message: `must be one of the plans ${Object.keys(config.plans).join(
          ', ',
        )}`,
      });
    }
  });

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
