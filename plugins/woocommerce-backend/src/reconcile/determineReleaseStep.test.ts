import { OperationRecord } from '../database/StoreRepository';
import { ObservedRelease } from '../kubernetes/ObservedStore';
import { inSeconds, makeDesired, NOW } from './__testUtils__/stores';
import { determineReleaseStep, ReleaseStep } from './determineReleaseStep';

type Operation = Partial<OperationRecord>;

/** A moment ago, when a Helm of somebody else may still be at work. */
const JUST = inSeconds(-1);

/** Longer ago than any call of Helm takes. */
const LONG_AGO = inSeconds(-400);

const provision: Operation = { kind: 'provision', createdAt: inSeconds(-500) };
const upgrade: Operation = { ...provision, kind: 'upgrade', baseRevision: 1 };
const repair: Operation = { ...upgrade, kind: 'repair' };
const remove: Operation = { ...provision, kind: 'delete' };
const uninstalling: Operation = { step: 'uninstall-release' };
const applied: Operation = { releaseApplied: true };

function make(
  status: string,
  revision: number,
  overrides: Partial<ObservedRelease> = {},
): ObservedRelease {
  return { status, revision, modifiedAt: JUST, own: false, ...overrides };
}

const OURS = { own: true };
const OLD = { modifiedAt: LONG_AGO };
const BEFORE = { modifiedAt: inSeconds(-600) };

const install = 'install-release';
const uninstall = 'uninstall-release';
const unlock = 'unlock-release';

describe('determineReleaseStep', () => {
  it.each<[string, Operation, ObservedRelease | undefined, ReleaseStep]>([
    ['no release, of a new store', provision, undefined, install],
    ['no release, to be upgraded', upgrade, undefined, install],
    ['no release, to be repaired', repair, undefined, install],
    ['no release, to be deleted', remove, undefined, 'none'],
    [
      'F7: no release, though Helm ended well',
      { ...provision, ...applied },
      undefined,
      install,
    ],

    [
      'F2: our dead install',
      provision,
      make('pending-install', 1, OURS),
      uninstall,
    ],
    ['somebody’s install', provision, make('pending-install', 1), 'wait'],
    [
      'somebody’s dead install',
      provision,
      make('pending-install', 1, OLD),
      uninstall,
    ],
    [
      'our dead install over what runs',
      upgrade,
      make('pending-install', 1, OURS),
      unlock,
    ],
    [
      'our dead install in a repair',
      repair,
      make('pending-install', 1, OURS),
      unlock,
    ],
    [
      'our dead install, to be deleted',
      remove,
      make('pending-install', 1, OURS),
      uninstall,
    ],
    [
      'somebody’s install, to be deleted',
      remove,
      make('pending-install', 1),
      'wait',
    ],
    [
      'somebody’s dead install, to be deleted',
      remove,
      make('pending-install', 1, OLD),
      uninstall,
    ],

    ['F2: our dead upgrade', upgrade, make('pending-upgrade', 2, OURS), unlock],
    [
      'F2: our dead upgrade of a new store',
      provision,
      make('pending-upgrade', 2, OURS),
      unlock,
    ],
    [
      'our dead upgrade in a repair',
      repair,
      make('pending-upgrade', 2, OURS),
      unlock,
    ],
    ['somebody’s upgrade', upgrade, make('pending-upgrade', 2), 'wait'],
    [
      'somebody’s upgrade in a repair',
      repair,
      make('pending-upgrade', 2),
      'wait',
    ],
    [
      'somebody’s dead upgrade',
      upgrade,
      make('pending-upgrade', 2, OLD),
      unlock,
    ],
    [
      'our dead upgrade, to be deleted',
      remove,
      make('pending-upgrade', 2, OURS),
      uninstall,
    ],
    [
      'somebody’s upgrade, to be deleted',
      remove,
      make('pending-upgrade', 2),
      'wait',
    ],

    ['somebody’s rollback', upgrade, make('pending-rollback', 3), 'wait'],
    [
      'somebody’s dead rollback',
      upgrade,
      make('pending-rollback', 3, OLD),
      unlock,
    ],
    [
      'somebody’s dead rollback, of a new store',
      provision,
      make('pending-rollback', 3, OLD),
      unlock,
    ],
    [
      'somebody’s dead rollback, to be deleted',
      remove,
      make('pending-rollback', 3, OLD),
      uninstall,
    ],

    [
      'a first install that failed',
      provision,
      make('failed', 1, OURS),
      install,
    ],
    [
      'a first install that failed, once more',
      { ...provision, ...applied },
      make('failed', 1, OURS),
      install,
    ],
    ['a later upgrade that failed', upgrade, make('failed', 2, OURS), install],
    ['somebody’s upgrade that failed', repair, make('failed', 2), install],
    ['one that failed, to be deleted', remove, make('failed', 1), uninstall],

    [
      'our dead removal',
      { ...provision, ...uninstalling },
      make('uninstalling', 1, OURS),
      uninstall,
    ],
    ['somebody’s removal', provision, make('uninstalling', 1, OURS), 'wait'],
    [
      'somebody’s dead removal',
      repair,
      make('uninstalling', 1, OLD),
      uninstall,
    ],
    [
      'a removal of what is to be deleted',
      remove,
      make('uninstalling', 1),
      uninstall,
    ],

    [
      'one removed with its history kept',
      repair,
      make('uninstalled', 2),
      install,
    ],
    [
      'one removed with its history kept, to be deleted',
      remove,
      make('uninstalled', 2),
      uninstall,
    ],
    [
      'one whose newest revision is gone',
      upgrade,
      make('superseded', 1),
      install,
    ],
    [
      'one whose newest revision is gone, to be deleted',
      remove,
      make('superseded', 1),
      uninstall,
    ],
    ['one without a known status', provision, make('unknown', 1), install],
    [
      'one without a known status, to be deleted',
      remove,
      make('unknown', 1),
      uninstall,
    ],

    [
      'our install that ended well',
      { ...provision, ...applied },
      make('deployed', 1, OURS),
      'none',
    ],
    [
      'our install whose end we missed',
      provision,
      make('deployed', 1, OURS),
      'none',
    ],
    [
      'our upgrade that ended well',
      { ...upgrade, ...applied },
      make('deployed', 2, OURS),
      'none',
    ],
    [
      'our upgrade whose end we missed',
      upgrade,
      make('deployed', 2, OURS),
      'none',
    ],
    [
      'the one that is to be upgraded',
      upgrade,
      make('deployed', 1, { ...OURS, ...BEFORE }),
      install,
    ],
    [
      'the one that is to be repaired',
      repair,
      make('deployed', 1, { ...OURS, ...BEFORE }),
      install,
    ],
    [
      'the one that is to be upgraded, after a test',
      upgrade,
      make('deployed', 1, OURS),
      install,
    ],
    [
      'one that somebody deployed before',
      provision,
      make('deployed', 1, BEFORE),
      install,
    ],
    [
      'F7: the old one, though Helm ended well',
      { ...upgrade, ...applied },
      make('deployed', 1, { ...OURS, ...BEFORE }),
      install,
    ],
    [
      'F7: one that failed, though Helm ended well',
      { ...upgrade, ...applied },
      make('failed', 2, OURS),
      install,
    ],
    [
      'one that was installed anew, so that revisions count from 1 again',
      { ...provision, ...applied, baseRevision: 2 },
      make('deployed', 1, OURS),
      'none',
    ],
    [
      'our install by a machine whose clock is slow',
      { ...provision, ...applied },
      make('deployed', 1, { ...OURS, ...BEFORE }),
      'none',
    ],
    [
      'one that is deployed, to be deleted',
      remove,
      make('deployed', 1),
      uninstall,
    ],
  ])('%s', (_, operation, release, expected) => {
    const desired = makeDesired({ operation });
    expect(determineReleaseStep({ desired, release, now: NOW })).toBe(expected);
  });
});
