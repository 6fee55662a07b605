import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { describeSteps } from './describeSteps';

describe('describeSteps', () => {
  const at = (ms: number) => new Date(ms).toISOString();

  function makeStore(stepMs: number): Store {
    return {
      operation: {
        requestedAt: at(0),
        startedAt: at(10),
        steps: [
          { name: 'create-namespace', finishedAt: at(10 + stepMs) },
          { name: 'install-release', finishedAt: at(500) },
        ],
        finishedAt: at(900),
      },
    } as Partial<Store> as Store;
  }

  it('gives the medians of what came after what', () => {
    expect(describeSteps([100, 200, 300].map(makeStore))).toBe(
      'queued 10 ms, create-namespace 200 ms, install-release 290 ms, until Ready 400 ms',
    );
  });

  it('says nothing of what was not recorded', () => {
    const store = { operation: { requestedAt: at(0) } };
    expect(describeSteps([store as Partial<Store> as Store])).toBe('');
  });
});
