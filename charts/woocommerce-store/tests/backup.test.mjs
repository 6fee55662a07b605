// The backup's and the restore's own scripts, with stand-ins for the database's programs. Needs bash.
import assert from 'node:assert/strict';
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  writeFile,
} from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { CHART } from './chart.mjs';

const SCRIPTS = join(CHART, 'files/backup');

/** Writes what DUMP holds; BREAK ends it early, with a success all the same. */
const DUMP = `#!/bin/bash
cat "$DATABASE"
[ -n "\${BREAK:-}" ] || echo '-- Dump completed on 2026-11-24'
`;

/** Answers questions with a version, and takes SQL that comes in for the new database. */
const CLIENT = `#!/bin/bash
grep -q '^password="pa\\\\\\\\ss\\\\"word"$' "\${1#--defaults-file=}" || exit 1
case "$*" in
  *siteurl*) [ -n "\${EMPTY:-}" ] || echo http://demo.localtest.me ;;
  *woocommerce_version*) echo 11.0.1 ;;
  *db_version*) [ -n "\${EMPTY:-}" ] || echo 61833 ;;
  *VERSION*) echo 11.8.8-MariaDB ;;
  *information_schema*) printf '%s\\n' '\`wp_posts\`' '\`wp_options\`' ;;
  *DROP*) echo "$*" >>"$DATABASE.dropped" ;;
  *--execute*) ;;
  *) cat >"$DATABASE" ;;
esac
`;

describe('backups', () => {
  let folder;
  let place;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backup-'));
    place = name => join(folder, name);
    for (const name of [
      'bin',
      'backups',
      'run',
      'content/uploads',
      'content/cache',
    ]) {
      await mkdir(place(name), { recursive: true });
    }
    for (const [name, text] of [
      ['mariadb-dump', DUMP],
      ['mariadb', CLIENT],
    ]) {
      await writeFile(place(`bin/${name}`), text);
      await chmod(place(`bin/${name}`), 0o755);
    }
    await writeFile(place('password'), 'pa\\ss"word\n');
    await writeFile(place('database'), 'INSERT INTO wp_posts;\n');
    await writeFile(place('content/uploads/picture.png'), 'picture');
    await writeFile(place('content/cache/page.html'), 'page');
  });

  afterEach(() => rm(folder, { recursive: true }));

  function script(name, args = [], environment = {}) {
    return new Promise((resolve, reject) => {
      const env = {
        PATH: `${place('bin')}:${process.env.PATH}`,
        BACKUPS: place('backups'),
        CONTENT: place('content'),
        RUN: place('run'),
        DATABASE: place('database'),
        STORE_DATABASE_HOST: 'database:3306',
        STORE_DATABASE_NAME: 'wordpress',
        STORE_DATABASE_USER: 'wordpress',
        STORE_DATABASE_PASSWORD_FILE: place('password'),
        STORE_URL: 'http://demo.localtest.me',
        STORE_WORDPRESS_IMAGE: 'wordpress:7',
        STORE_BACKUP_RETENTION: '2',
        ...environment,
      };
      const child = spawn('bash', [join(SCRIPTS, `${name}.sh`), ...args], {
        env,
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', chunk => {
          output += chunk;
        });
      }
      child.on('error', reject);
      child.on('close', code => resolve({ code, output }));
    });
  }

  const whole = async () =>
    (await readdir(place('backups')))
      .filter(name => !name.startsWith('.'))
      .sort();

  /** Makes one under the name of a day, as if the clock were another one. */
  async function backUp(day, environment) {
    await writeFile(
      place('bin/date'),
      `#!/bin/sh\necho 2026-11-${day}T03-17-00Z\n`,
    );
    await chmod(place('bin/date'), 0o755);
    return script('backup', [], environment);
  }

  test('hold the database and the files, with versions and right checksums', async () => {
    const { code, output } = await backUp('01');
    assert.equal(code, 0, output);
    assert.deepEqual(await whole(), ['2026-11-01T03-17-00Z']);
    const made = name => place(`backups/2026-11-01T03-17-00Z/${name}`);
    const manifest = JSON.parse(await readFile(made('manifest.json'), 'utf8'));
    assert.equal(manifest.wooCommerce, '11.0.1');
    assert.equal(manifest.database, '11.8.8-MariaDB');
    assert.equal(manifest.wordpressImage, 'wordpress:7');
    const sums = await readFile(made('SHA256SUMS'), 'utf8');
    assert.match(
      sums,
      /^[0-9a-f]{64} {2}database\.sql\.gz\n[0-9a-f]{64} {2}wp-content\.tar\.gz\n[0-9a-f]{64} {2}manifest\.json\n$/,
    );
  });

  test('F36: are none when the database breaks off, and the good ones stay', async () => {
    await backUp('01');
    await backUp('02');
    const { code, output } = await backUp('03', { BREAK: 'yes' });
    assert.notEqual(code, 0);
    assert.match(output, /dump is not whole/);
    assert.equal((await whole()).length, 2);
  });

  test('are none when they are cut short, and the rest of it goes with the next one', async () => {
    await mkdir(place('backups/.incomplete-2026-10-31T03-17-00Z'));
    await backUp('01');
    const left = await readdir(place('backups'));
    assert.deepEqual(left.sort(), ['.lock', '2026-11-01T03-17-00Z']);
  });

  test('go when there are too many, the oldest first, and nothing else goes', async () => {
    await mkdir(place('backups/by-hand'));
    for (const day of ['01', '02', '03', '04']) {
      await backUp(day);
    }
    assert.deepEqual(await whole(), [
      '2026-11-03T03-17-00Z',
      '2026-11-04T03-17-00Z',
      'by-hand',
    ]);
  });

  test('are not made of a database without a shop, and the good ones stay', async () => {
    await backUp('01');
    const { code, output } = await backUp('02', {
      EMPTY: 'yes',
      STORE_BACKUP_RETENTION: '1',
    });
    assert.notEqual(code, 0);
    assert.match(output, /holds no shop/);
    assert.deepEqual(await whole(), ['2026-11-01T03-17-00Z']);
  });

  test('are not made after a restore that was cut short, until it has ended', async () => {
    await backUp('01');
    await writeFile(place('backups/.restoring'), '');
    const { code, output } = await backUp('02');
    assert.notEqual(code, 0);
    assert.match(output, /restore was begun and has not ended/);
    await script('restore', ['2026-11-01T03-17-00Z']);
    assert.equal((await backUp('02')).code, 0);
  });

  test('F36: are put back as they were', async () => {
    await backUp('01');
    await writeFile(place('database'), 'broken');
    await writeFile(place('content/uploads/picture.png'), 'broken');
    await writeFile(place('content/stranger.php'), 'new');
    const { code, output } = await script('restore', ['2026-11-01T03-17-00Z']);
    assert.equal(code, 0, output);
    assert.match(
      await readFile(place('database'), 'utf8'),
      /^INSERT INTO wp_posts;\n/,
    );
    assert.match(
      await readFile(place('database.dropped'), 'utf8'),
      /DROP TABLE IF EXISTS `wp_posts`,`wp_options`/,
    );
    assert.deepEqual(await readdir(place('content')), ['uploads']);
    assert.equal(
      await readFile(place('content/uploads/picture.png'), 'utf8'),
      'picture',
    );
  });

  test('are not put back when they are damaged, and nothing is changed', async () => {
    await backUp('01');
    await appendFile(
      place('backups/2026-11-01T03-17-00Z/wp-content.tar.gz'),
      'x',
    );
    const { code, output } = await script('restore', ['2026-11-01T03-17-00Z']);
    assert.notEqual(code, 0);
    assert.match(output, /is damaged: nothing was changed/);
    assert.deepEqual((await readdir(place('content'))).sort(), [
      'cache',
      'uploads',
    ]);
  });

  for (const name of ['', '../content', '.lock', '2026-11-02T03-17-00Z']) {
    test(`are not put back when there is none called "${name}"`, async () => {
      await backUp('01');
      const { code, output } = await script('restore', [name]);
      assert.notEqual(code, 0);
      assert.match(output, /There are: 2026-11-01T03-17-00Z/);
    });
  }
});
