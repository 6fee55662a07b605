// Addresses outside of the cluster that answer, where this machine is the node: its loopback device has them for a while.
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { run, succeed } from '../chart.mjs';

/** Answers by http on an address and port around the tests of a file. */
export function answerAround(address, port) {
  const link = [`${address}/32`, 'dev', 'lo'];
  const server = createServer((_, answer) => answer.end('here'));
  before(async () => {
    // A run that was cut short may have left it.
    await run('ip', ['address', 'delete', ...link]);
    await succeed('ip', ['address', 'add', ...link]);
    await new Promise((resolve, reject) => {
      server.on('error', reject);
      server.listen(port, address, resolve);
    });
  });
  after(async () => {
    server.close();
    await run('ip', ['address', 'delete', ...link]);
  });
}
