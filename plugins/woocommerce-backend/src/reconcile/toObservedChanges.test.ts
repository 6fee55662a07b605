import { makeStore, makeVerification, makeWhole } from './__testUtils__/stores';
import { toNamespaceChanges, toReleaseChanges } from './toObservedChanges';

const unreachable = { reachable: false as const, message: 'away' };

describe('toNamespaceChanges', () => {
  const namespace = (storeId?: string) => ({
    namespace: { uid: 'uid', storeId, terminating: false, blockers: [] },
  });

  it.each([
    ['learns the UID of its own', makeWhole(namespace('store-id')), 'uid'],
    ['not that of another’s', makeWhole(namespace('other')), undefined],
    ['not that of one without a label', makeWhole(namespace()), undefined],
    [
      'nothing when there is none',
      makeWhole({ namespace: undefined }),
      undefined,
    ],
    ['nothing when it can’t be seen', unreachable, undefined],
  ])('%s', (_, observed, expected) => {
    expect(toNamespaceChanges(makeStore(), observed).namespaceUid).toBe(
      expected,
    );
  });

  it('has nothing to say when it knows', () => {
    const store = { ...makeStore(), namespaceUid: 'uid' };
    expect(toNamespaceChanges(store, makeWhole(namespace('store-id')))).toEqual(
      {},
    );
  });
});

describe('toReleaseChanges', () => {
  it('forgets a verification with its release', () => {
    const store = makeStore({ verification: makeVerification() });
    expect(toReleaseChanges(store, makeWhole({ release: undefined }))).toEqual({
      verification: undefined,
    });
    expect(toReleaseChanges(store, unreachable)).toEqual({});
  });

  it('keeps a verification of a release for which nobody has asked', () => {
    const store = makeStore({ verification: makeVerification() });
    const observed = makeWhole({ release: undefined, isReleaseUnknown: true });
    expect(toReleaseChanges(store, observed)).toEqual({});
  });
});
