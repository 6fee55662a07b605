import {
  CONDITION_REASON_SIMULATED_NODES,
  STORE_CONDITION_TYPES,
  StoreCondition,
  StoreConditionType,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../__testUtils__/makeOperation';
import { makeStore } from '../__testUtils__/makeStore';
import { toLadder } from './toLadder';

function toStates(...options: Parameters<typeof makeStore>) {
  return toLadder(makeStore(...options)).map(({ state }) => state);
}

function toStateOf(
  type: StoreConditionType,
  ...options: Parameters<typeof makeStore>
) {
  const ladder = toLadder(makeStore(...options));
  return ladder.find(rung => rung.type === type)?.state;
}

/** The conditions of a store that has reached all rungs but one. */
function replaceCondition(
  type: StoreConditionType,
  changes: Partial<StoreCondition>,
): StoreCondition[] {
  return makeStore().conditions.map(condition =>
    condition.type === type ? { ...condition, ...changes } : condition,
  );
}

describe('toLadder', () => {
  it('shows all rungs in order, whatever the order of the conditions', () => {
    const store = makeStore();
    const ladder = toLadder({
      ...store,
      conditions: [...store.conditions].reverse(),
    });
    expect(ladder.map(({ type }) => type)).toEqual(
      STORE_CONDITION_TYPES.slice(0, 8),
    );
  });

  it('says which rung is being climbed', () => {
    expect(toStates({ phase: 'Provisioning', rungs: 2 })).toEqual([
      'reached',
      'reached',
      'current',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
  });

  it('shows the first rung as current before anything was observed', () => {
    const ladder = toLadder(makeStore({ phase: 'Pending', conditions: [] }));
    expect(ladder[0]).toMatchObject({
      state: 'current',
      since: '2026-03-02T10:00:00.000Z',
    });
    expect(ladder[1].state).toBe('waiting');
  });

  it.each(['Failed', 'Degraded'] as const)(
    'blames the lowest rung of a store that is %s',
    phase => {
      expect(toStates({ phase, rungs: 6 }).slice(5)).toEqual([
        'reached',
        'failed',
        'waiting',
      ]);
    },
  );

  it('leaves out whether cron works, which is not climbed', () => {
    const ladder = toLadder(makeStore());
    expect(ladder.map(({ type }) => type)).not.toContain('CronHealthy');
  });

  it.each([
    ['workload', ['reached', 'current', 'notNeeded', 'notNeeded']],
    ['storefront', ['reached', 'current', 'waiting', 'notNeeded']],
    ['checkout', ['reached', 'current', 'waiting', 'waiting']],
  ] as const)('climbs as far as the readiness %s asks', (readiness, states) => {
    const store = { readiness, phase: 'Provisioning', rungs: 5 } as const;
    expect(toStates(store).slice(4)).toEqual(states);
    const ladder = toLadder(makeStore({ ...store, rungs: 9 }));
    expect(ladder.slice(4).map(({ needed }) => needed)).toEqual(
      states.map(state => state !== 'notNeeded'),
    );
  });

  it('does not climb beyond what is needed', () => {
    expect(
      toStates({ readiness: 'workload', phase: 'Provisioning', rungs: 6 }),
    ).not.toContain('current');
  });

  it.each([
    ['True', 'Ready', 'reached'],
    ['False', 'Ready', 'failed'],
    ['Unknown', 'Ready', 'notNeeded'],
    ['False', 'Provisioning', 'notNeeded'],
    ['False', 'Degraded', 'notNeeded'],
  ] as const)(
    'shows a rung beyond that is %s in a store that is %s as %s',
    (status, phase, expected) => {
      expect(
        toStateOf('StorefrontReachable', {
          readiness: 'workload',
          phase,
          conditions: replaceCondition('StorefrontReachable', { status }),
        }),
      ).toBe(expected);
    },
  );

  it.each([
    ['Provisioning', 'NotVerified', 'current'],
    ['Provisioning', CONDITION_REASON_SIMULATED_NODES, 'skipped'],
    ['Degraded', 'NotVerified', 'skipped'],
  ] as const)(
    'shows a needed rung that nobody knows of in a store that is %s for %s as %s',
    (phase, reason, expected) => {
      const changes = { status: 'Unknown', reason } as const;
      expect(
        toStateOf('CheckoutVerified', {
          phase,
          conditions: replaceCondition('CheckoutVerified', changes),
        }),
      ).toBe(expected);
    },
  );

  it('climbs nothing any more while the store is deleted', () => {
    expect(toStates({ phase: 'Deleting', rungs: 7 }).at(7)).toBe('waiting');
  });

  it('measures from the rung before, and the first one from the request', () => {
    const [accepted, namespace] = toLadder(
      makeStore({
        conditions: [
          {
            type: 'Accepted',
            status: 'True',
            reason: 'Recorded',
            message: '',
            lastTransitionTime: '2026-03-02T10:00:01.000Z',
          },
          {
            type: 'NamespaceReady',
            status: 'True',
            reason: 'Active',
            message: '',
            lastTransitionTime: '2026-03-02T10:00:03.500Z',
          },
        ],
      }),
    );
    expect(accepted.duration).toBe(1_000);
    expect(namespace.duration).toBe(2_500);
  });

  it('measures what a repair has put back from its beginning, and nothing that came back by itself', () => {
    const store = makeStore();
    const conditions = store.conditions.map(condition => ({
      ...condition,
      ...(condition.type === 'WordPressReady' && {
        lastTransitionTime: '2026-03-02T12:00:14.000Z',
      }),
      ...(condition.type === 'DatabaseReady' && {
        lastTransitionTime: '2026-03-02T13:00:00.000Z',
      }),
    }));
    const operation = makeOperation({
      kind: 'repair',
      startedAt: '2026-03-02T12:00:00.000Z',
      finishedAt: '2026-03-02T12:00:15.000Z',
    });
    const ladder = toLadder({ ...store, conditions, operation });
    const durations = new Map(ladder.map(each => [each.type, each.duration]));
    expect(durations.get('WordPressReady')).toBe(14_000);
    expect(durations.get('DatabaseReady')).toBeUndefined();
  });

  it('blames no rung of a store whose set-up was cancelled', () => {
    expect(
      toStates({ phase: 'Failed', reason: 'Cancelled', rungs: 2 }).slice(2),
    ).toEqual(Array(6).fill('waiting'));
  });

  it('measures a rung that is reached before the one below from the last before it', () => {
    const store = makeStore();
    const conditions = store.conditions.map(condition =>
      condition.type === 'DatabaseReady'
        ? { ...condition, lastTransitionTime: '2026-03-02T10:01:00.000Z' }
        : condition,
    );
    const ladder = toLadder({ ...store, conditions });
    expect(ladder[4].duration).toBe(44_000);
    // The release was deployed 16 s after the request, WordPress ready after 24 s.
    expect(ladder[5].duration).toBe(8_000);
  });
});
