import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import {
  configName,
  expected,
  filledString,
  flag,
  isObject,
  wholeNumber,
} from './values';

/** Labels, of any names and values. */
export function labelsSchema() {
  return z.record(
    filledString(),
    z.string(expected('must be a string')),
    expected('must be an object of labels'),
  );
}

/** A cluster as it is written. */
export const clusterSchema = z
  .strictObject(
    {
      name: configName(),
      kubeconfig: filledString().optional(),
      context: filledString().optional(),
      simulatedNodes: flag().default(false),
      labels: labelsSchema().optional(),
      concurrency: wholeNumber({ min: 1, max: 1_000 }).optional(),
      // Read together with what it stands in place of.
      storefront: z
        .custom<JsonObject>(isObject, 'must be an object')
        .optional(),
    },
    expected('must be an object'),
  )
  .refine(cluster => !cluster.context || cluster.kubeconfig, {
    path: ['context'],
    message: 'needs a kubeconfig to be looked up in',
  });
