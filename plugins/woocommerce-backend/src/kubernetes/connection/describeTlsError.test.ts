import { createMockDirectory } from '@backstage/backend-test-utils';
import { connectTo } from '../__testUtils__/connectTo';
import { FakeApiServer, PODS } from '../__testUtils__/FakeApiServer';
import { makeCertificate } from '../__testUtils__/makeCertificate';
import { callCluster } from '../errors';

// Loading the client library takes some seconds the first time.
jest.setTimeout(30_000);

function inDays(days: number): Date {
  return new Date(Date.now() + days * 24 * 3_600_000);
}

describe('A certificate of an API server that', () => {
  const directory = createMockDirectory();
  let server: FakeApiServer;

  afterEach(() => server.stop());

  it.each<
    [
      string,
      { certificate?: object; ca?: string },
      message: RegExp,
      fix: RegExp,
    ]
  >([
    [
      'nobody trusted vouches for',
      { ca: makeCertificate().cert },
      /^The certificate of the cluster’s API server is not trusted \(.+\)$/,
      /certificate-authority-data/,
    ],
    [
      'has expired',
      { certificate: { from: inDays(-400) } },
      /^The certificate of the cluster’s API server has expired$/,
      /^Renew it/,
    ],
    [
      'is one of tomorrow',
      { certificate: { from: inDays(1) } },
      /^The certificate of the cluster’s API server is not valid yet$/,
      /clocks/,
    ],
    [
      'is for another address',
      { certificate: { ip: '192.0.2.1' } },
      /^The certificate of the cluster’s API server is not for the address in the kubeconfig \(.*192\.0\.2\.1.*\)$/,
      /tls-server-name/,
    ],
  ])(
    '%s is called so, by calls and by watches',
    async (_, made, message, fix) => {
      const tls = makeCertificate(made.certificate);
      server = await FakeApiServer.start({ tls });
      const { core, watchTransport } = await connectTo({
        directory: directory.path,
        server: server.url,
        ca: made.ca ?? tls.cert,
      });
      const expected = {
        name: 'ClusterUnreachableError',
        message: expect.stringMatching(message),
        fix: expect.stringMatching(fix),
      };
      await expect(
        callCluster(() => core.listNamespacedPod({ namespace: 'demo' })),
      ).rejects.toMatchObject(expected);
      const { signal } = new AbortController();
      await expect(
        callCluster(() =>
          watchTransport.open({ path: PODS, query: {}, signal }),
        ),
      ).rejects.toMatchObject(expected);
    },
  );
});
