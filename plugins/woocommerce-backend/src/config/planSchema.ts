import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { labelsSchema } from './clusterSchema';
import { READINESS_LEVELS } from './types';
import { expected, filledString, flag, isObject, quantity } from './values';

const quantitiesSchema = z.record(
  filledString(),
  quantity(),
  expected('must be an object of quantities'),
);

/** A plan as it is written. */
export const planSchema = z
  .strictObject(
    {
      title: filledString().optional(),
      chart: filledString(),
      cluster: filledString().optional(),
      clusterSelector: z
        .strictObject(
          { matchLabels: labelsSchema() },
          expected('must be an object with matchLabels'),
        )
        .optional(),
      readiness: z
        .enum(READINESS_LEVELS, `must be one of ${READINESS_LEVELS.join(', ')}`)
        .default('workload'),
      blueprint: filledString().optional(),
      protected: flag().default(false),
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
  )
  .refine(plan => !plan.cluster || !plan.clusterSelector, {
    path: ['clusterSelector'],
    message: 'must be left out, because cluster names one',
  });
