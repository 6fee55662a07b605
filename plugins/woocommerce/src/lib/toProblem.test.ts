import { makeStore } from '../__testUtils__/makeStore';
import { toProblem } from './toProblem';

describe('toProblem', () => {
  it('finds nothing the matter without a reason', () => {
    expect(toProblem(makeStore({ message: 'all is well' }))).toBeUndefined();
  });

  it('describes a reason and prefers the hint of the backend', () => {
    expect(
      toProblem(
        makeStore({
          phase: 'Failed',
          reason: 'QuotaExceeded',
          message: 'exceeded quota: store',
          hint: 'Ask the platform team',
          evidence: [{ kind: 'Event', name: 'a', message: 'no room' }],
        }),
      ),
    ).toEqual({
      reason: 'QuotaExceeded',
      severity: 'error',
      summary: 'The store’s pods do not fit into its resource quota.',
      message: 'exceeded quota: store',
      hint: 'Ask the platform team',
      evidence: [{ kind: 'Event', name: 'a', message: 'no room' }],
    });
  });

  it('does not say twice what the message says', () => {
    expect(
      toProblem(
        makeStore({
          phase: 'Deleting',
          reason: 'NamespaceStuck',
          message: 'store-demo: The store’s namespace is not going away.',
        }),
      ),
    ).toMatchObject({
      severity: 'warning',
      summary: 'store-demo: The store’s namespace is not going away.',
      message: undefined,
    });
  });

  it.each(['ClusterUnreachable', 'ImagePullFailed'])(
    'says since when the cluster does not answer beside the reason %s',
    reason => {
      expect(
        toProblem(
          makeStore({ reason, unreachableSince: '2026-03-02T09:00:00.000Z' }),
        )?.lastSeen,
      ).toBe('2026-03-02T09:00:00.000Z');
    },
  );

  it('shows a reason of a newer backend as it is', () => {
    expect(toProblem(makeStore({ reason: 'Bewitched' }))).toMatchObject({
      summary: 'Bewitched',
      hint: undefined,
      evidence: [],
    });
  });
});
