import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { blueprintSchema } from './blueprintSchema';
import { BlueprintConfig } from '../types';

/**
 * Turns a blueprint into chart values. What it doesn't say is left out, so that
 * it stays as the chart and the plan have it.
 */
export function readBlueprint(
  name: string,
  blueprint: z.infer<typeof blueprintSchema>,
): BlueprintConfig {
  const { title = name, country, currency, ...content } = blueprint;
  return {
    name,
    title,
    values: dropAbsent({
      store: { country, currency },
      blueprint: content,
    }),
  };
}

function dropAbsent(values: object): JsonObject {
  return JSON.parse(JSON.stringify(values));
}
