import { TransitionLog } from './TransitionLog';

const LATER = '2999-01-01T00:00:00.000Z';
const EARLIER = '2000-01-01T00:00:00.000Z';

describe('TransitionLog', () => {
  it('notes the first signal of each browser', () => {
    const log = new TransitionLog({ browsers: 2, pollers: 0 });

    log.signalled(0, 'a');
    log.begin('a');
    log.signalled(0, 'a');
    const [first] = log.transitions[0].signals;
    log.signalled(0, 'a');

    expect(first).toBeGreaterThanOrEqual(0);
    expect([...log.transitions[0].signals]).toEqual([first, NaN]);
  });

  it('takes what is heard of a store for its latest change', () => {
    const log = new TransitionLog({ browsers: 1, pollers: 0 });

    log.begin('a');
    log.begin('b');
    log.begin('a');
    log.signalled(0, 'a');
    log.signalledElsewhere('b');

    const [old, other, latest] = log.transitions;
    expect(old.signals[0]).toBeNaN();
    expect(other.elsewhere).toBeGreaterThanOrEqual(0);
    expect(latest.signals[0]).toBeGreaterThanOrEqual(0);
    expect(latest.elsewhere).toBeUndefined();
  });

  it('counts a pulse only when it is about something later', () => {
    const log = new TransitionLog({ browsers: 2, pollers: 0 });

    log.begin('a');
    log.pulsed(0, 'a', EARLIER);
    log.pulsed(1, 'a', LATER);

    const [{ pulses }] = log.transitions;
    expect([...pulses].map(Number.isNaN)).toEqual([true, false]);
  });

  it('lets a poll answer for all changes that came before it', () => {
    const log = new TransitionLog({ browsers: 0, pollers: 1 });

    log.begin('a');
    log.begin('a');
    log.begin('b');
    log.polled(
      0,
      new Map([
        ['a', LATER],
        ['b', EARLIER],
      ]),
    );

    const [first, second, other] = log.transitions;
    expect(first.polls[0]).toBeGreaterThanOrEqual(second.polls[0]);
    expect(other.polls[0]).toBeNaN();
  });
});
