// What the tests of the chart share: its shapes, and the objects that it renders.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { parseObjects } from '../../testing/objects.mjs';
import { run } from '../../testing/programs.mjs';

export const CHART = fileURLToPath(new URL('..', import.meta.url));
export const RELEASE = 'portal';
export const NAMESPACE = 'platform';

/** The names of the ci values files, without their common end. */
export async function shapes() {
  const files = await readdir(join(CHART, 'ci'));
  return files.map(file => basename(file, '-values.yaml')).sort();
}

export function valuesOf(shape) {
  return join(CHART, 'ci', `${shape}-values.yaml`);
}

/** Renders a shape. */
export function template(shape, args = []) {
  return run('helm', [
    'template',
    RELEASE,
    CHART,
    '--namespace',
    NAMESPACE,
    '--values',
    valuesOf(shape),
    ...args,
  ]);
}

/** The rendered objects. */
export async function renderedObjects(shape, args = []) {
  const { code, stdout, stderr } = await template(shape, args);
  if (code !== 0) {
    throw new Error(stderr);
  }
  return parseObjects(stdout);
}

/** What Backstage is told. */
export async function renderedConfig(shape, args = []) {
  const objects = await renderedObjects(shape, args);
  const { data } = objects.find(
    ({ kind, metadata }) =>
      kind === 'ConfigMap' && metadata.name === `${RELEASE}-config`,
  );
  return parse(data['app-config.yaml']);
}
