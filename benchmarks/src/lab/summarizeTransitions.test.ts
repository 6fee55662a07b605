import { summarizeTransitions } from './summarizeTransitions';
import { Transition } from './TransitionLog';

const NEVER = NaN;

function makeTransition(heard: {
  signals: number[];
  pulses?: number[];
  polls?: number[];
  elsewhere?: number;
}): Transition {
  const { signals, pulses = signals.map(() => NEVER), polls = [5_000] } = heard;
  return {
    storeId: 'shop',
    at: 0,
    date: '',
    signals: Float64Array.from(signals),
    pulses: Float64Array.from(pulses),
    polls: Float64Array.from(polls),
    elsewhere: heard.elsewhere,
  };
}

describe('summarizeTransitions', () => {
  it('takes times from changes that the other replica has recorded', () => {
    const summary = summarizeTransitions([
      makeTransition({ signals: [40, 60], elsewhere: 30 }),
      makeTransition({ signals: [100, 80], elsewhere: 50 }),
      makeTransition({ signals: [1, 2], elsewhere: 500 }),
      makeTransition({ signals: [300, 400] }),
    ]);
    expect(summary).toEqual({
      remote: 3,
      p50: 90,
      p99: 400,
      near: { p50: 40, p99: 50 },
      polling: 5_000,
      told: 8,
      pulseOnly: 0,
      expected: 8,
    });
  });

  it('takes the time of a pulse where no signal has come', () => {
    const summary = summarizeTransitions([
      makeTransition({
        signals: [40, NEVER],
        pulses: [9_000, 8_000],
        elsewhere: 30,
      }),
    ]);
    expect(summary).toMatchObject({
      p50: 4_020,
      p99: 8_000,
      told: 2,
      pulseOnly: 1,
    });
  });

  it('has what never came take for ever', () => {
    const summary = summarizeTransitions([
      makeTransition({
        signals: [40, NEVER],
        polls: [NEVER],
        elsewhere: 30,
      }),
    ]);
    expect(summary).toMatchObject({
      p99: Infinity,
      polling: Infinity,
      told: 1,
      expected: 2,
    });
  });

  it('fails when there is nothing to take times from', () => {
    const local = makeTransition({ signals: [1], elsewhere: 30 });
    expect(() => summarizeTransitions([local])).toThrow('no median');
  });
});
