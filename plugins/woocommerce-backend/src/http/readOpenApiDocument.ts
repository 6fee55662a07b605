import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

/** Reads the description of the REST API, which this package comes with. */
export async function readOpenApiDocument(): Promise<JsonObject> {
  const path = resolvePackagePath(
    '@woocommerce-backstage/plugin-woocommerce-backend',
    'src/schema/openapi.yaml',
  );
  return parse(await readFile(path, 'utf8'));
}
