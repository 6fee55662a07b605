// A store whose programs are beside the release, as an installer of many stores makes it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CHART } from '../chart.mjs';
import { Namespace } from './cluster.mjs';
import { startMirror } from './pods.mjs';
import { SKIP } from './settings.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

const PARTS = ['bootstrap', 'verification', 'web'];
const ENTRIES = ['Chart.yaml', 'values.yaml', 'templates', 'files'];

/** Copies the chart, and empties the files of its programs, whose contents it returns by part. */
async function takeOut(copy) {
  for (const entry of ENTRIES) {
    await cp(join(CHART, entry), join(copy, entry), { recursive: true });
  }
  const hash = createHash('sha256');
  const programs = [];
  for (const part of PARTS) {
    const folder = join(copy, 'files', part);
    const data = {};
    const files = (await readdir(folder)).filter(file => file.endsWith('.php'));
    for (const file of files.sort()) {
      data[file] = await readFile(join(folder, file), 'utf8');
      hash.update(data[file]);
      await writeFile(join(folder, file), '');
    }
    programs.push([part, data]);
  }
  return { name: `programs-${hash.digest('hex').slice(0, 10)}`, programs };
}

describe(
  'a store whose programs are beside the release',
  { skip: SKIP },
  () => {
    const namespace = Namespace.around('programs');
    let copy;
    let store;

    before(async () => {
      copy = await mkdtemp(join(tmpdir(), 'chart-'));
      const { name, programs } = await takeOut(copy);
      await namespace.apply(
        ...programs.map(([part, data]) => ({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: `${name}-${part}` },
          immutable: true,
          data,
        })),
      );
      const mirror = await startMirror(namespace);
      store = new Store(namespace, 'beside', {
        woocommerce: await offerFirst(mirror),
        programs: { existingConfigMaps: name },
      });
      await store.createSecret();
      await store.helm('install', {}, copy);
      await store.ready();
    });

    after(() => rm(copy, { recursive: true, force: true }));

    test('sells', () => store.assertVerified());

    test('can be upgraded with the whole chart, which finds the programs right', async () => {
      await store.upgrade({ wordpress: { maxRequestWorkers: 6 } });
      await store.ready();
      const { spec } = await store.pod('wordpress');
      assert.match(JSON.stringify(spec.volumes), /programs-[0-9a-f]{10}-web/);
    });
  },
);
