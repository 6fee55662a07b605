// What the tests of the chart share: its shapes, and the objects that it renders.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseObjects } from '../../testing/objects.mjs';
import { run } from '../../testing/programs.mjs';

export { containersOf, podTemplates } from '../../testing/objects.mjs';
export { kubectlJson, run, succeed } from '../../testing/programs.mjs';

export const CHART = fileURLToPath(new URL('..', import.meta.url));

/** The keys of the Secret that a release needs. */
export const CREDENTIALS = [
  'mariadb-root-password',
  'mariadb-password',
  'wordpress-password',
  'auth-key',
  'secure-auth-key',
  'logged-in-key',
  'nonce-key',
  'auth-salt',
  'secure-auth-salt',
  'logged-in-salt',
  'nonce-salt',
  'verification-key',
  'cache-password',
];

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
  const release = ['store-demo', CHART, '--namespace', 'store-demo'];
  return run('helm', [
    'template',
    ...release,
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
