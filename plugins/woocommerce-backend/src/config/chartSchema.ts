import { z } from 'zod';
import { CHART_TYPES } from './types';
import { exactVersion, expected, filledString } from './values';

/** An entry of the chart catalogue as it is written. */
export const chartSchema = z
  .strictObject(
    {
      type: z
        .enum(CHART_TYPES, `must be one of ${CHART_TYPES.join(', ')}`)
        .default('woocommerce-store'),
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
