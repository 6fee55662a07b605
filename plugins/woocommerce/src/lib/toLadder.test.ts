import { STORE_CONDITION_TYPES } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../__testUtils__/makeStore';
import { toLadder } from './toLadder';

function toStates(...options: Parameters<typeof makeStore>) {
  return toLadder(makeStore(...options)).map(({ state }) => state);
}

describe('toLadder', () => {
  it('shows all rungs in order, whatever the order of the conditions', () => {
    const store = makeStore();
    const ladder = toLadder({
      ...store,
      conditions: [...store.conditions].reverse(),
    });
    expect(ladder.map(({ type }) => type)).toEqual([...STORE_CONDITION_TYPES]);
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

  it('skips what is not observed', () => {
    expect(
      toStates({ phase: 'Provisioning', rungs: 5, simulated: true }).slice(5),
    ).toEqual(['current', 'skipped', 'skipped']);
  });

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
