import { createMockDirectory } from '@backstage/backend-test-utils';
import { connectTo } from '../__testUtils__/connectTo';
import { FakeApiServer, PODS, refuse } from '../__testUtils__/FakeApiServer';
import { listAll } from './listAll';
import { trimPod } from './trimPod';

// Loading the client library takes some seconds the first time.
jest.setTimeout(30_000);

describe('listAll', () => {
  const directory = createMockDirectory();
  let server: FakeApiServer;

  beforeEach(async () => {
    server = await FakeApiServer.start({});
  });
  afterEach(() => server.stop());

  async function list() {
    return listAll({
      kubernetes: await connectTo({
        directory: directory.path,
        server: server.url,
      }),
      kind: { path: PODS, labelSelector: 'store', trim: trimPod },
      signal: new AbortController().signal,
      pageSize: 2,
    });
  }

  function getQueries(): string[] {
    return server.requests.map(({ query }) => query.toString());
  }

  it('reads page after page', async () => {
    ['a', 'b', 'c', 'd', 'e'].forEach(name => server.put(name));
    const { objects, resourceVersion } = await list();
    expect(objects.map(({ metadata }) => metadata?.name)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(resourceVersion).toBe('105');
    expect(getQueries()).toEqual([
      'labelSelector=store&limit=2',
      'labelSelector=store&limit=2&continue=2',
      'labelSelector=store&limit=2&continue=4',
    ]);
  });

  it('has nothing to read where there is nothing', async () => {
    server.intercept = (_, response) => {
      response.end('{"metadata":{"resourceVersion":"5"},"items":null}');
      return true;
    };
    expect(await list()).toEqual({ objects: [], resourceVersion: '5' });
  });

  it('F15: starts anew when the API server has forgotten what it was listing', async () => {
    ['a', 'b', 'c'].forEach(name => server.put(name));
    server.intercept = ({ query }, response) =>
      query.has('continue') && refuse(response, 410, 'expired');
    const { objects } = await list();
    expect(objects).toHaveLength(3);
    expect(getQueries()).toEqual([
      'labelSelector=store&limit=2',
      'labelSelector=store&limit=2&continue=2',
      'labelSelector=store',
    ]);
  });

  it('F18: hands on why it may not list', async () => {
    server.intercept = (_, response) =>
      refuse(response, 403, 'pods is forbidden');
    await expect(list()).rejects.toMatchObject({ code: 403 });
    expect(server.requests).toHaveLength(1);
  });
});
