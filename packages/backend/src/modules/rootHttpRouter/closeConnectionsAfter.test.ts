import { createServer, get } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { closeConnectionsAfter } from './closeConnectionsAfter';

async function startServer() {
  const server = createServer((request, response) => {
    if (request.url === '/soon') {
      setTimeout(() => response.end('done'), 100);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}

describe('closeConnectionsAfter', () => {
  it('ends a request that is never answered', async () => {
    const { server, url } = await startServer();
    const request = get(`${url}/never`);
    const failed = once(request, 'error');
    await once(server, 'request');
    closeConnectionsAfter(server, 300);
    server.close();
    await once(server, 'close');
    expect((await failed)[0].message).toBe('socket hang up');
  });

  it('lets a request end that is soon answered', async () => {
    const { server, url } = await startServer();
    const answered = fetch(`${url}/soon`).then(response => response.text());
    await once(server, 'request');
    closeConnectionsAfter(server, 1_000);
    server.close();
    expect(await answered).toBe('done');
    await once(server, 'close');
  });
});
