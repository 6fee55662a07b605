import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { makeStore } from '../reconcile/__testUtils__/stores';
import { RenewedLease, StoreLeases } from '../database';
import { HeldLease } from './HeldLease';
import { LeaseKeeper } from './LeaseKeeper';

// A lease that is to be kept has time for a machine that is busy; one that is to be lost is not waited for long.
const LEASE_MS = 1_500;
const SHORT_LEASE_MS = 150;

const store = makeStore();
const renewed: RenewedLease = {
  storeId: store.id,
  epoch: 1,
  operation: store.operation,
};

describe('LeaseKeeper', () => {
  const leases = {
    peek: jest.fn(),
    claim: jest.fn(),
    claimDue: jest.fn(),
    renew: jest.fn<Promise<RenewedLease[]>, []>(),
    release: jest.fn(async () => {}),
  } satisfies StoreLeases;
  let keeper: LeaseKeeper;

  beforeEach(() => {
    jest.resetAllMocks();
    leases.renew.mockResolvedValue([renewed]);
    keeper = createKeeper(LEASE_MS);
  });

  function createKeeper(leaseMs: number) {
    return new LeaseKeeper({
      leases,
      holder: 'here',
      leaseMs,
      logger: mockServices.logger.mock(),
    });
  }

  function hold() {
    return keeper.hold({ store, epoch: 1, now: new Date() }, performance.now());
  }

  /** Waits until so many renewals were asked for, all of which but the last have been answered and heeded. */
  async function untilRenewals(count: number): Promise<void> {
    while (leases.renew.mock.calls.length < count) {
      await sleep(10);
    }
  }

  async function untilEnded({ signal }: HeldLease): Promise<void> {
    if (!signal.aborted) {
      await once(signal, 'abort');
    }
  }

  it('renews a lease for as long as it is needed, and tells whoever depends on it', async () => {
    const lease = hold();
    const onRenewed = jest.fn();
    lease.onRenewed(onRenewed);
    const heldAt = performance.now();
    await untilRenewals(5);
    expect(performance.now() - heldAt).toBeGreaterThan(LEASE_MS);
    expect(lease.signal.aborted).toBe(false);
    expect(lease.getRemainingMs()).toBeGreaterThan(0);
    expect(onRenewed).toHaveBeenCalled();
    expect(leases.renew).toHaveBeenCalledWith({
      holder: 'here',
      storeIds: [store.id],
    });

    await keeper.release(lease, 10);
    expect(leases.release).toHaveBeenCalledWith({
      storeId: store.id,
      epoch: 1,
      dueInMs: 10,
    });
    leases.renew.mockClear();
    await sleep(LEASE_MS);
    expect(leases.renew).not.toHaveBeenCalled();
  });

  it('ends the work when the lease can’t be renewed in time', async () => {
    leases.renew.mockRejectedValue(new Error('the database is away'));
    keeper = createKeeper(SHORT_LEASE_MS);
    const lease = hold();
    await untilEnded(lease);
    expect(lease.signal.reason).toBe('lost');
    expect(lease.getRemainingMs()).toBe(0);
    await keeper.release(lease, undefined);
  });

  it.each<[string, RenewedLease[], string]>([
    ['somebody else has the lease', [], 'lost'],
    ['it was claimed anew', [{ ...renewed, epoch: 2 }], 'lost'],
    [
      'another operation was asked for',
      [{ ...renewed, operation: { ...store.operation, id: 'other' } }],
      'superseded',
    ],
    [
      'the operation was canceled',
      [{ ...renewed, operation: { ...store.operation, status: 'Failed' } }],
      'superseded',
    ],
  ])('ends the work when %s', async (_, answer, reason) => {
    leases.renew.mockResolvedValue(answer);
    const lease = hold();
    await untilEnded(lease);
    expect(lease.signal.reason).toBe(reason);
    // At once, and not because the lease has run out.
    expect(leases.renew).toHaveBeenCalledTimes(1);
    await keeper.release(lease, undefined);
  });

  it('goes on when the operation has ended by this work', async () => {
    const operation = { ...store.operation, status: 'Succeeded' as const };
    leases.renew.mockResolvedValue([{ ...renewed, operation }]);
    const lease = hold();
    lease.follow(operation);
    await untilRenewals(2);
    expect(lease.signal.aborted).toBe(false);
    await keeper.release(lease, undefined);
  });

  it('ends the work that somebody asks to be ended', async () => {
    const lease = hold();
    keeper.end('other', 'superseded');
    expect(lease.signal.aborted).toBe(false);
    keeper.end(store.name, 'superseded');
    expect(lease.signal.reason).toBe('superseded');
    await keeper.release(lease, undefined);
  });

  it('does not take for lost what was given back while it was renewed', async () => {
    let answer = (_: RenewedLease[]) => {};
    leases.renew.mockImplementation(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const lease = hold();
    await untilRenewals(1);
    await keeper.release(lease, undefined);
    answer([]);
    await sleep(10);
    expect(lease.signal.aborted).toBe(false);
  });

  it('leaves a lease that can’t be given back to run out', async () => {
    leases.release.mockRejectedValue(new Error('the database is away'));
    await expect(keeper.release(hold(), 0)).resolves.toBeUndefined();
  });
});
