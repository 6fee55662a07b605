import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../repository.mjs';

// A registry of which only the audit is asked, by the repository's own Yarn.
let server;
let answer;

before(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answer(request, response));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
});
after(() => new Promise(resolve => server.close(resolve)));

const run = () =>
  new Promise(resolve => {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'script/supply-chain/checkRegistryAudit.mjs')],
      {
        env: {
          ...process.env,
          YARN_NPM_AUDIT_REGISTRY: `http://127.0.0.1:${server.address().port}`,
          YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
          YARN_HTTP_RETRY: '0',
        },
      },
    );
    let output = '';
    child.stdout.setEncoding('utf8').on('data', text => (output += text));
    child.on('close', code => resolve({ code, output }));
  });

test('a grave advisory of the registry fails the check', async () => {
  answer = (request, response) =>
    response.end(
      JSON.stringify({
        semver: [
          {
            id: 1234,
            url: 'https://github.com/advisories/GHSA-dddd-eeee-ffff',
            title: 'Orders versions by the moon',
            severity: 'high',
            vulnerable_versions: '>=0.0.1',
          },
        ],
      }),
    );
  const { code, output } = await run();
  assert.equal(code, 1, output);
  assert.match(output, /problem: GHSA-dddd-eeee-ffff \(high\): semver \d/);
});

test('a registry that knows nothing is believed', async () => {
  answer = (request, response) => response.end('{}');
  const { code, output } = await run();
  assert.equal(code, 0);
  assert.match(output, /The registry knows 0 advisories/);
});

test('a registry without an audit is noted', async () => {
  answer = (request, response) => {
    response.writeHead(405);
    response.end();
  };
  const { code, output } = await run();
  assert.equal(code, 0);
  assert.match(output, /note: the npm registry .* gives no advisories/);
});
