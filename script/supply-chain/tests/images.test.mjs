import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { findImageProblems } from '../checkImages.mjs';
import { readDigests, readImages, writeDigests } from '../chartImages.mjs';
import { Registry } from '../Registry.mjs';
import { readText, ROOT } from '../repository.mjs';

const INDEX = JSON.stringify({ schemaVersion: 2, manifests: [] });
const DIGEST = `sha256:${createHash('sha256').update(INDEX).digest('hex')}`;
const OTHER = `sha256:${'0'.repeat(64)}`;
const VALUES = registry =>
  `shop:\n  image:\n    # -- Registry\n    registry: ${registry}\n    # -- Repository\n    repository: library/shop\n    tag: 1.2.3\n    digest: ''\n`;

/** A registry on this machine with one image, which wants a token as Docker's does. */
async function startRegistry() {
  const state = { requests: [], says: undefined };
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    state.requests.push(`${url.pathname}${url.search}`);
    if (url.pathname === '/token') {
      response.end(JSON.stringify({ token: url.searchParams.get('scope') }));
      return;
    }
    const { authorization, accept } = request.headers;
    if (authorization !== 'Bearer repository:library/shop:pull') {
      const realm = `http://localhost:${server.address().port}/token`;
      response.writeHead(401, {
        'www-authenticate': `Bearer realm="${realm}",service="registry",scope="repository:library/shop:pull"`,
      });
      response.end();
      return;
    }
    const name = url.pathname.replace('/v2/library/shop/manifests/', '');
    if (
      !['1.2.3', DIGEST].includes(name) ||
      !/^application\/vnd\.oci\.image\.index/.test(accept)
    ) {
      response.writeHead(404);
      response.end();
      return;
    }
    response.setHeader('docker-content-digest', state.says ?? DIGEST);
    response.end(INDEX);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    state,
    host: `localhost:${server.address().port}`,
    stop: () => new Promise(resolve => server.close(resolve)),
  };
}

describe('the images of a chart', () => {
  test('are those that a parser of YAML finds in values.yaml', () => {
    const values = readText('charts/woocommerce-store/values.yaml');
    const found = [];
    const visit = node => {
      for (const [key, value] of Object.entries(node ?? {})) {
        if (key === 'image' && value?.repository) {
          found.push(`${value.registry}/${value.repository}:${value.tag}`);
        } else if (typeof value === 'object') {
          visit(value);
        }
      }
    };
    visit(parse(values));
    assert.ok(found.length >= 3);
    assert.deepEqual(readImages(values), found);
  });

  test('keep their comment when their digests are written', () => {
    const text = `# A comment.\nb.io/b/b:1: ${OTHER}\n`;
    const digests = new Map([
      ['c.io/c/c:1', OTHER],
      ['a.io/a/a:1', DIGEST],
    ]);
    assert.equal(
      writeDigests(text, digests),
      `# A comment.\na.io/a/a:1: ${DIGEST}\nc.io/c/c:1: ${OTHER}\n`,
    );
  });

  test('are refused with a digest that is none', () => {
    assert.throws(() => readDigests('a.io/a/a:1: sha256:abc\n'), /is no image/);
  });
});

describe('the check', () => {
  const judge = (digests, exceptions = {}) =>
    findImageProblems({ values: VALUES('a.io'), digests, exceptions });

  test('wants a digest for each image', () => {
    assert.deepEqual(judge(`a.io/library/shop:1.2.3: ${OTHER}\n`).problems, []);
    assert.match(judge('').problems[0], /has no digest/);
  });

  test('wants no digest of an image that is not used', () => {
    const digests = `a.io/library/shop:1.2.3: ${OTHER}\na.io/library/shop:1.2.2: ${OTHER}\n`;
    assert.match(judge(digests).problems[0], /doesn't name/);
  });

  test('notes an exception, and refuses one that is not needed', () => {
    const exceptions = { 'a.io/library/shop:1.2.3': 'so and so' };
    const { problems, notes } = judge('', exceptions);
    assert.deepEqual(problems, []);
    assert.match(notes[0], /so and so/);
    assert.match(
      judge(`a.io/library/shop:1.2.3: ${OTHER}\n`, exceptions).problems[0],
      /is not needed/,
    );
  });
});

describe('script/pin-images', () => {
  let registry;
  let chart;

  before(async () => {
    registry = await startRegistry();
    chart = await mkdtemp(join(tmpdir(), 'pin-images-'));
    await cp(
      join(ROOT, 'charts/woocommerce-store/files/image-digests.yaml'),
      join(chart, 'files/image-digests.yaml'),
      { recursive: true },
    );
    await writeFile(join(chart, 'values.yaml'), VALUES(registry.host));
  });
  after(async () => {
    await registry.stop();
    await rm(chart, { recursive: true });
  });

  const run = (...args) =>
    new Promise(resolve => {
      const child = spawn(join(ROOT, 'script/pin-images'), args, {
        env: { ...process.env, CHART: chart },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', text => (output += text));
      }
      child.on('close', code => resolve({ code, output }));
    });
  const digestsFile = () => join(chart, 'files/image-digests.yaml');
  const image = () => `${registry.host}/library/shop:1.2.3`;

  test('fails the check of a chart with an image that has no digest', async () => {
    const { code, output } = await run('--check');
    assert.equal(code, 1);
    assert.match(output, /library\/shop:1\.2\.3 has no digest/);
    assert.match(output, /Run script\/pin-images/);
  });

  test('writes the digest of what the registry sends, with a token it has asked for', async () => {
    const { code, output } = await run();
    assert.equal(code, 0, output);
    const text = await readFile(digestsFile(), 'utf8');
    assert.match(text, /^# The images of values\.yaml/);
    assert.deepEqual([...readDigests(text)], [[image(), DIGEST]]);
    assert.ok(
      registry.state.requests.includes(
        '/token?scope=repository%3Alibrary%2Fshop%3Apull&service=registry',
      ),
    );
  });

  test('then passes the check', async () => {
    const { code, output } = await run('--check');
    assert.equal(code, 0, output);
  });

  test('fails the check of a digest that the registry does not have', async () => {
    await writeFile(digestsFile(), `${image()}: ${OTHER}\n`);
    const { code, output } = await run('--check');
    assert.equal(code, 1);
    assert.match(output, /is not in the registry as sha256:0000/);
  });

  test('believes no digest that is not of what was sent', async () => {
    registry.state.says = OTHER;
    await assert.rejects(
      Registry.create().findDigest(image()),
      /says sha256:0000.* and sends/,
    );
    registry.state.says = undefined;
  });

  test('changes nothing when an image is unknown', async () => {
    const text = await readFile(digestsFile(), 'utf8');
    await writeFile(
      join(chart, 'values.yaml'),
      VALUES(registry.host).replace('1.2.3', '9.9.9'),
    );
    const { code, output } = await run();
    assert.equal(code, 1);
    assert.match(output, /manifests\/9\.9\.9 answers 404/);
    assert.equal(await readFile(digestsFile(), 'utf8'), text);
  });
});
