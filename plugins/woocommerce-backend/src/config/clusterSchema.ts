import { z } from 'zod';
import { configName, expected, filledString, flag } from './values';

/** A cluster as it is written. */
export const clusterSchema = z
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
