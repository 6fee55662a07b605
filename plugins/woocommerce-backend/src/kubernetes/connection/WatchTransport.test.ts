import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import { constants, Http2ServerResponse } from 'node:http2';
import { AddressInfo, createServer } from 'node:net';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { TestProxy } from '../../__testUtils__/TestProxy';
import { connectTo } from '../__testUtils__/connectTo';
import { FakeApiServer, PODS, refuse } from '../__testUtils__/FakeApiServer';
import { makeCertificate } from '../__testUtils__/makeCertificate';
import { until } from '../__testUtils__/until';
import { Kubernetes } from '../loadKubernetes';

// Loading the client library takes some seconds the first time.
jest.setTimeout(30_000);

describe('WatchTransport', () => {
  const directory = createMockDirectory();
  const certificate = makeCertificate();
  const stop = new AbortController();
  const closers: (() => unknown)[] = [];

  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) {
      await close();
    }
  });
  afterAll(() => stop.abort());

  async function start(options: { http2?: boolean } = {}) {
    const server = await FakeApiServer.start({
      tls: { ...certificate, ...options },
    });
    closers.push(() => server.stop());
    return server;
  }

  async function connect(
    server: string,
    options: Partial<Parameters<typeof connectTo>[0]> = {},
  ): Promise<Kubernetes> {
    return connectTo({
      directory: directory.path,
      server,
      ca: certificate.cert,
      ...options,
    });
  }

  function open({ watchTransport }: Kubernetes, signal = stop.signal) {
    return watchTransport.open({
      path: PODS,
      query: { watch: 'true', resourceVersion: '0' },
      signal,
    });
  }

  it('carries all watches over one connection', async () => {
    const server = await start();
    const kubernetes = await connect(server.url, { user: { token: 'secret' } });
    const responses = await Promise.all([open(kubernetes), open(kubernetes)]);
    expect(responses.map(({ code }) => code)).toEqual([200, 200]);
    expect(server.connections).toBe(1);
    expect(server.requests).toMatchObject([
      { httpVersion: '2.0', authorization: 'Bearer secret' },
      { httpVersion: '2.0', authorization: 'Bearer secret' },
    ]);
    server.put('one');
    const [chunk] = await once(responses[1].body, 'data');
    expect(String(chunk)).toContain('"ADDED"');
  });

  it('asks for the API server by its name, and for none by its address', async () => {
    const server = await start();
    const byName = server.url.replace('127.0.0.1', 'localhost');
    await open(await connect(byName, { ca: undefined }));
    await open(await connect(server.url));
    expect(server.serverNames).toEqual(['localhost', false]);
  });

  it('makes do with HTTP/1.1', async () => {
    const server = await start({ http2: false });
    const { code, body } = await open(await connect(server.url));
    expect(code).toBe(200);
    expect(server.requests[0].httpVersion).toBe('1.1');
    server.put('one');
    const [chunk] = await once(body, 'data');
    expect(String(chunk)).toContain('"ADDED"');
  });

  it('trusts nobody whom the kubeconfig does not vouch for', async () => {
    const server = await start();
    const kubernetes = await connect(server.url, {
      ca: makeCertificate().cert,
    });
    await expect(open(kubernetes)).rejects.toThrow('self-signed certificate');
    expect(server.requests).toEqual([]);
  });

  it('F14: notices that nothing comes back any more, and connects anew', async () => {
    const server = await start();
    const proxy = await TestProxy.start(server.url);
    closers.push(() => proxy.stop());
    const kubernetes = await connect(`https://127.0.0.1:${proxy.port}`, {
      // A busy machine answers late, too.
      connection: { pingIntervalMs: 50, pingTimeoutMs: 2_000 },
    });
    const { body } = await open(kubernetes);
    // Pings are answered: nothing happens to a watch that is only quiet.
    await new Promise(done => setTimeout(done, 500));
    expect(body.destroyed).toBe(false);

    proxy.freeze();
    const [error] = await once(body, 'error');
    expect(error.message).toBe('it answers no more');
    expect((await open(kubernetes)).code).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  it('connects anew when the API server says that it is going to end', async () => {
    const server = await start();
    const kubernetes = await connect(server.url, {
      connection: { retireMs: 4_000 },
    });
    const first = await open(kubernetes);
    server.goAway();
    await new Promise(done => setTimeout(done, 50));
    expect((await open(kubernetes)).code).toBe(200);
    expect(first.body.destroyed).toBe(false);
    expect(server.connections).toBe(2);
    // Whether anything still comes over the old one, nobody can tell.
    await once(first.body, 'close');
    await until(() => server.connections === 1);
  });

  it('F13: gives up an API server that is silent', async () => {
    const server = await start();
    server.intercept = () => true;
    const kubernetes = await connect(server.url, {
      connection: { timeoutMs: 100 },
    });
    await expect(open(kubernetes)).rejects.toThrow(
      'no answer within 0.1 seconds',
    );
  });

  it('F13: gives up a connection that nobody opens, before the API server’s time is over', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    closers.push(() => silent.close());
    const { port } = silent.address() as AddressInfo;
    const kubernetes = await connect(`https://127.0.0.1:${port}`, {
      connection: { connectTimeoutMs: 100, timeoutMs: 20_000 },
    });
    await expect(open(kubernetes)).rejects.toThrow(
      'no answer within 0.1 seconds',
    );
  });

  it.each<[string, (server: FakeApiServer, response: ServerResponse) => void]>([
    ['the connection ends', server => server.cut()],
    [
      'the request is thrown away',
      (_, response) =>
        (response as unknown as Http2ServerResponse).stream.close(
          constants.NGHTTP2_CANCEL,
        ),
    ],
  ])('waits no longer for an answer when %s', async (_, end) => {
    const server = await start();
    server.intercept = (__, response) => {
      setImmediate(() => end(server, response));
      return true;
    };
    const kubernetes = await connect(server.url, {
      connection: { timeoutMs: 20_000 },
    });
    await expect(open(kubernetes)).rejects.toThrow('ended without an answer');
  });

  it('stops waiting as soon as nobody wants the answer', async () => {
    const server = await start();
    const proxy = await TestProxy.start(server.url);
    closers.push(() => proxy.stop());
    const kubernetes = await connect(`https://127.0.0.1:${proxy.port}`);
    const controller = new AbortController();
    const opened = open(kubernetes, controller.signal);
    controller.abort();
    await expect(opened).rejects.toThrow('aborted');
  });

  it('F17: goes on with the token that has replaced the one that was refused', async () => {
    const server = await start();
    const tokenFile = directory.resolve('token');
    await writeFile(tokenFile, 'old');
    const kubernetes = await connect(server.url, { user: { tokenFile } });
    await open(kubernetes);
    await writeFile(tokenFile, 'new');
    server.intercept = ({ authorization }, response) =>
      authorization !== 'Bearer new' && refuse(response, 401, 'Unauthorized');
    expect((await open(kubernetes)).code).toBe(200);
    expect(server.connections).toBe(1);
  });
});
