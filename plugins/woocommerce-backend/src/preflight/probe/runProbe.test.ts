import { testConfig } from '../../__testUtils__/testConfig';
import { FakeClusterApi, makeRefusal } from '../__testUtils__/FakeClusterApi';
import { PROBE_CHECKS, ProbeCheckId } from './probeChecks';
import { runProbe } from './runProbe';

const NAMESPACE = '/api/v1/namespaces/store-preflight-1';

/** A cluster that refuses privileged pods, and whose plans have charts in a registry. */
function setUp(
  options: { simulatedNodes?: boolean; grant?: () => Promise<void> } = {},
) {
  const { simulatedNodes = false, grant = async () => {} } = options;
  const api = FakeClusterApi.create({
    '/api/v1/namespaces': body => ({
      items: [],
      ...body,
      metadata: { name: 'store-preflight-1', uid: 'uid-1' },
    }),
    [NAMESPACE]: {},
    [`${NAMESPACE}/pods`]: makeRefusal(403, 'violates PodSecurity'),
  });
  const chart = {
    ...testConfig.charts.get('woocommerce-store')!,
    ref: 'oci://registry.example/chart',
  };
  const probe = async () => {
    const findings = await runProbe({
      open: () => api,
      access: { grant },
      cluster: { ...testConfig.clusters[0], simulatedNodes },
      config: {
        ...testConfig,
        charts: new Map([['woocommerce-store', chart]]),
      },
    });
    return PROBE_CHECKS.map(({ id }) => findings.get(id));
  };
  return { api, probe };
}

const others = PROBE_CHECKS.map(({ id }) => id).filter(
  (id: ProbeCheckId) => id !== 'privileged-pods',
);

describe('runProbe', () => {
  it('says what it can’t try without an image, and removes what it made', async () => {
    const { api, probe } = setUp();
    await expect(probe()).resolves.toEqual([
      { status: 'pass', message: expect.any(String) },
      ...others.map(() => ({
        status: 'unknown',
        message: expect.stringMatching(/only known of the chart/),
      })),
    ]);
    expect(api.calls.at(-1)).toBe(`DELETE ${NAMESPACE}`);
  });

  it('says for each check why there is no namespace', async () => {
    const { api, probe } = setUp();
    api.answers.set('/api/v1/namespaces', makeRefusal(403, 'may not create'));
    await expect(probe()).resolves.toEqual(
      PROBE_CHECKS.map(() => ({
        status: 'unknown',
        message: 'It can’t be tried: may not create.',
      })),
    );
  });

  it('says for each check why it gave up, and removes what it made', async () => {
    const { api, probe } = setUp({
      grant: async () => {
        throw new Error('no role');
      },
    });
    await expect(probe()).resolves.toEqual(
      PROBE_CHECKS.map(() => ({
        status: 'unknown',
        message: 'It can’t be tried: no role.',
      })),
    );
    expect(api.calls.at(-1)).toBe(`DELETE ${NAMESPACE}`);
  });

  it('leaves out what simulated pods can’t tell', async () => {
    const { probe } = setUp({ simulatedNodes: true });
    await expect(probe()).resolves.toEqual([
      expect.objectContaining({ status: 'pass' }),
      ...others.map(() => undefined),
    ]);
  });

  it('keeps what it has found when the namespace can’t be removed', async () => {
    const { api, probe } = setUp({ simulatedNodes: true });
    api.answers.set(NAMESPACE, makeRefusal(403, 'may not delete'));
    const [finding] = await probe();
    expect(finding).toMatchObject({
      status: 'pass',
      message: expect.stringMatching(
        /^A privileged pod is refused .*\. Namespace store-preflight-1 could not be removed \(may not delete\)/,
      ),
    });
  });
});
