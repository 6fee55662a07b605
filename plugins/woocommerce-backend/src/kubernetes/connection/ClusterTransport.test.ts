import { rm, writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { connectTo, writeKubeconfig } from '../__testUtils__/connectTo';
import { FakeApiServer, refuse } from '../__testUtils__/FakeApiServer';
import { callCluster, ClusterUnreachableError } from '../errors';
import { Kubernetes } from '../loadKubernetes';

// Loading the client library takes some seconds the first time.
jest.setTimeout(30_000);

describe('ClusterTransport', () => {
  const directory = createMockDirectory();
  let server: FakeApiServer;

  beforeEach(async () => {
    server = await FakeApiServer.start({});
  });
  afterEach(() => server.stop());

  function connect(
    options: Partial<Parameters<typeof connectTo>[0]> = {},
  ): Promise<Kubernetes> {
    return connectTo({
      directory: directory.path,
      server: server.url,
      ...options,
    });
  }

  function list({ core }: Kubernetes) {
    return callCluster(() => core.listNamespacedPod({ namespace: 'demo' }));
  }

  function create({ core }: Kubernetes) {
    const body = { metadata: { name: 'demo' } };
    return callCluster(() =>
      core.createNamespacedPod({ namespace: 'x', body }),
    );
  }

  /** Refuses some requests, and leaves those that follow to the server. */
  function refuseFirst(
    count: number,
    code: number,
    headers: Record<string, string> = {},
  ): void {
    server.intercept = (_, response) =>
      server.requests.length <= count && refuse(response, code, 'no', headers);
  }

  describe('F13: an API server in trouble', () => {
    it('is asked again after the time that it has asked for', async () => {
      refuseFirst(1, 429, { 'retry-after': '1' });
      const start = performance.now();
      await list(await connect());
      expect(performance.now() - start).toBeGreaterThanOrEqual(1_000);
      expect(server.requests).toHaveLength(2);
    });

    it('is asked again after an error that passes', async () => {
      refuseFirst(1, 500);
      await list(await connect());
      expect(server.requests).toHaveLength(2);
    });

    it.each([429, 500, 503])(
      'is asked once more for a change that it has answered with %i',
      async code => {
        refuseFirst(1, code);
        await create(await connect());
        expect(server.requests.map(({ method }) => method)).toEqual([
          'POST',
          'POST',
        ]);
      },
    );

    it('is asked twice at the most', async () => {
      refuseFirst(10, 429, { 'retry-after': '0' });
      await expect(list(await connect())).rejects.toThrow(
        'The cluster does not answer: no',
      );
      expect(server.requests).toHaveLength(2);
    });

    it.each([
      ['for longer than one waits', '60'],
      ['for an hour, but for no more than a minute', '3600'],
    ])('is left alone by everybody when it asks %s', async (_, seconds) => {
      refuseFirst(1, 503, { 'retry-after': seconds });
      const kubernetes = await connect();
      await expect(list(kubernetes)).rejects.toThrow(ClusterUnreachableError);
      await expect(create(kubernetes)).rejects.toThrow(
        /does not answer: it wants to be left alone for (59|60) s/,
      );
      expect(server.requests).toHaveLength(1);
    });

    it('that is silent is given up', async () => {
      server.intercept = () => true;
      const kubernetes = await connect({ calls: { timeoutMs: 200 } });
      await expect(list(kubernetes)).rejects.toThrow(
        'The cluster gave no answer within 0.2 seconds',
      );
      expect(server.requests).toHaveLength(1);
    });

    it('that never finishes its answer is given up', async () => {
      server.intercept = (_, response) => {
        response.writeHead(200);
        response.write('{"items":[');
        return true;
      };
      const kubernetes = await connect({ calls: { timeoutMs: 200 } });
      await expect(list(kubernetes)).rejects.toThrow('no answer within');
    });
  });

  it('uses a connection again, and another one when it has broken', async () => {
    const kubernetes = await connect();
    await list(kubernetes);
    await list(kubernetes);
    expect(server.connections).toBe(1);
    server.intercept = (_, response) => {
      if (server.requests.length === 3) {
        response.socket!.destroy();
        return true;
      }
      return false;
    };
    await list(kubernetes);
    expect(server.requests).toHaveLength(4);
  });

  it('hands on what the API server says about the request itself', async () => {
    refuseFirst(1, 403, {});
    await expect(list(await connect())).rejects.toMatchObject({ code: 403 });
    expect(server.requests).toHaveLength(1);
  });

  describe('F17: a token that is replaced', () => {
    /** Lets only one token in. */
    function accept(token: string): void {
      server.intercept = ({ authorization }, response) =>
        authorization !== `Bearer ${token}` &&
        refuse(response, 401, 'Unauthorized');
    }

    it('is read anew from its file', async () => {
      const tokenFile = directory.resolve('token');
      await writeFile(tokenFile, 'old\n');
      const kubernetes = await connect({ user: { tokenFile } });
      accept('old');
      await list(kubernetes);
      await writeFile(tokenFile, 'new\n');
      accept('new');
      await list(kubernetes);
      await list(kubernetes);
      expect(server.requests.map(({ authorization }) => authorization)).toEqual(
        ['Bearer old', 'Bearer old', 'Bearer new', 'Bearer new'],
      );
    });

    it('is read anew from the kubeconfig', async () => {
      const kubernetes = await connect({ user: { token: 'old' } });
      await writeKubeconfig({
        directory: directory.path,
        server: server.url,
        user: { token: 'new' },
      });
      accept('new');
      await create(kubernetes);
      expect(server.requests).toHaveLength(2);
    });

    it('is not asked for again when it is still the same', async () => {
      const kubernetes = await connect({ user: { token: 'revoked' } });
      accept('other');
      await expect(list(kubernetes)).rejects.toMatchObject({ code: 401 });
      expect(server.requests).toHaveLength(1);
    });

    it('may be missing while it is being replaced', async () => {
      const tokenFile = directory.resolve('token');
      await writeFile(tokenFile, 'old');
      const kubernetes = await connect({ user: { tokenFile } });
      await list(kubernetes);
      await rm(directory.resolve('kubeconfig'));
      accept('new');
      await expect(list(kubernetes)).rejects.toMatchObject({ code: 401 });
    });

    it('lets many calls that were refused at once go on', async () => {
      const tokenFile = directory.resolve('token');
      await writeFile(tokenFile, 'old');
      const kubernetes = await connect({ user: { tokenFile } });
      await list(kubernetes);
      await writeFile(tokenFile, 'new');
      accept('new');
      const lists = Array.from({ length: 10 }, () => list(kubernetes));
      expect(await Promise.all(lists)).toHaveLength(10);
    });
  });
});
