import { Kubernetes } from '../../kubernetes/loadKubernetes';
import { KubernetesClusterApi } from './KubernetesClusterApi';

/** An API server with so many pods, which may say how many more there are. */
function setUp(count: number, options: { counts?: boolean } = {}) {
  const sent: string[] = [];
  const send = async ({ url }: { url: string }) => {
    sent.push(url);
    const query = new URL(url).searchParams;
    const start = Number(query.get('continue') ?? 0);
    const end = Math.min(start + Number(query.get('limit')), count);
    const page = {
      metadata: {
        ...(end < count && { continue: String(end) }),
        ...(end < count &&
          options.counts && { remainingItemCount: count - end }),
      },
      items: Array.from({ length: end - start }, (_, index) => start + index),
    };
    return {
      httpStatusCode: 200,
      headers: {},
      body: { text: async () => JSON.stringify(page) },
    };
  };
  const kubernetes = {
    module: {
      RequestContext: class {
        constructor(readonly url: string) {}
        setHeaderParam() {}
        setSignal() {}
      },
      HttpMethod: { GET: 'GET' },
    },
    server: 'https://cluster.example',
    transport: { send },
  } as unknown as Kubernetes;
  const api = KubernetesClusterApi.create({
    kubernetes,
    signal: new AbortController().signal,
  });
  const list = (atMost?: number) =>
    api.list<number, number>('/api/v1/pods', each => each, { atMost });
  return { list, sent };
}

describe('KubernetesClusterApi', () => {
  it.each([
    [0, undefined, 1],
    [1_200, undefined, 3],
    [1_000, 1_000, 2],
  ])('lists all %d when %p are allowed', async (count, atMost, pages) => {
    const { list, sent } = setUp(count);
    await expect(list(atMost)).resolves.toEqual(
      Array.from({ length: count }, (_, index) => index),
    );
    expect(sent).toHaveLength(pages);
  });

  it.each([
    ['where the limit is', {}, 2],
    ['as soon as it is told how many there are', { counts: true }, 1],
  ])('stops %s', async (_, options, pages) => {
    const { list, sent } = setUp(1_001, options);
    await expect(list(1_000)).rejects.toThrow(
      'There are more than 1000 objects',
    );
    expect(sent).toHaveLength(pages);
  });
});
