// The WooCommerce that stores of the suite are made with: a real one, or the stand-in in several versions.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHART } from '../chart.mjs';
import { IS_REAL, WOOCOMMERCE } from './settings.mjs';
import { filesOf, zip } from './zip.mjs';

const STAND_IN = join(CHART, 'tests', 'standin', 'woocommerce');

/** Why something is left out when the stand-in is what runs. */
export const NOT_REAL = IS_REAL
  ? false
  : 'a stand-in took the place of WooCommerce: WOOCOMMERCE_ZIP or WOOCOMMERCE_IMAGE bring the real one';

/** Why something is left out when the real one is what runs: there are no versions of it made for tests. */
export const NOT_STAND_IN = IS_REAL
  ? 'there is only one version of the real WooCommerce here'
  : false;

/** The version that stores are made with. */
export const FIRST = IS_REAL
  ? WOOCOMMERCE.version ||
    (await find(join(CHART, 'Chart.yaml'), /^appVersion: '(.+)'$/m))
  : await find(join(STAND_IN, 'woocommerce.php'), /^ \* Version: (.+)$/m);

async function find(file, pattern) {
  const match = pattern.exec(await readFile(file, 'utf8'));
  if (!match) {
    throw new Error(`${file} has nothing like ${pattern}`);
  }
  return match[1];
}

/** The version so many minor versions later. */
export function later(minors) {
  const [major, minor] = FIRST.split('.').map(Number);
  return `${major}.${minor + minors}.0`;
}

const digest = content => createHash('sha256').update(content).digest('hex');

/** An archive of the plugin's files, each of which can be changed on the way. */
export async function standIn(change = (_, text) => text) {
  const files = await filesOf(STAND_IN, 'woocommerce');
  return zip(
    files.map(([path, content]) => [path, change(path, content.toString())]),
  );
}

/** The stand-in as another version of itself. */
export function standInVersion(version, change = (_, text) => text) {
  return standIn((path, text) => {
    const changed = change(path, text);
    return changed.replaceAll(FIRST, version);
  });
}

/** Puts an archive on a mirror and gives the chart's values for it. */
export async function offer(mirror, file, content, version) {
  const url = await mirror.put(file, content);
  return { version, source: { url, sha256: digest(content) } };
}

/** The values with which a store gets the first version, by a mirror unless the image has it. */
export async function offerFirst(mirror) {
  if (WOOCOMMERCE.isBaked) {
    return { version: FIRST, source: { url: '', sha256: '' } };
  }
  const archive = WOOCOMMERCE.archive
    ? await readFile(WOOCOMMERCE.archive)
    : await standIn();
  return offer(mirror, `woocommerce.${FIRST}.zip`, archive, FIRST);
}
