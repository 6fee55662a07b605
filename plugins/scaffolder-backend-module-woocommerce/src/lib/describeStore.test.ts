import { STORE_REASONS } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { describeCondition, describePhase, isTelling } from './describeStore';

const lastTransitionTime = '2026-01-01T00:00:00.000Z';

describe('describePhase', () => {
  it('is one plain sentence when nothing is the matter', () => {
    expect(describePhase(makeStore())).toBe('Store "demo" is Ready.');
  });

  it('gives reason, message and hint', () => {
    expect(
      describePhase(
        makeStore({
          phase: 'Failed',
          reason: 'QuotaExceeded',
          message: 'exceeded quota: store-demo',
          hint: 'Choose a larger plan.',
        }),
      ),
    ).toBe(
      'Store "demo" is Failed: QuotaExceeded. exceeded quota: store-demo. Choose a larger plan.',
    );
  });

  it('falls back to what is known of the reason', () => {
    const { summary, hint } = STORE_REASONS.CrashLooping;
    expect(
      describePhase(makeStore({ phase: 'Degraded', reason: 'CrashLooping' })),
    ).toBe(`Store "demo" is Degraded: CrashLooping. ${summary} ${hint}`);
  });

  it('copes with a reason that it does not know', () => {
    expect(
      describePhase(makeStore({ phase: 'Failed', reason: 'FromTheFuture' })),
    ).toBe('Store "demo" is Failed: FromTheFuture.');
  });
});

describe('describeCondition', () => {
  it.each([
    ['True', 'DatabaseReady is reached: MariaDB answers.'],
    ['False', 'DatabaseReady is not reached yet: MariaDB answers.'],
    ['Unknown', 'DatabaseReady is not known: MariaDB answers.'],
  ] as const)('says what %s means', (status, sentence) => {
    expect(
      describeCondition({
        type: 'DatabaseReady',
        status,
        reason: 'Answers',
        message: 'MariaDB answers',
        lastTransitionTime,
      }),
    ).toBe(sentence);
  });
});

describe('isTelling', () => {
  it.each([
    ['True', 'Any', true],
    ['False', 'Any', true],
    ['Unknown', 'NotObserved', false],
    ['Unknown', 'SimulatedNodes', true],
  ] as const)('%s with reason %s: %s', (status, reason, telling) => {
    expect(
      isTelling({
        type: 'StorefrontReachable',
        status,
        reason,
        message: '',
        lastTransitionTime,
      }),
    ).toBe(telling);
  });
});
