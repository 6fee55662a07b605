import { mockServices } from '@backstage/backend-test-utils';
import { StorePulse } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../database';
import { StorePulseSender } from './StorePulseSender';

const START = Date.parse('2026-01-01T00:00:00.000Z');

/** Stores in memory by name, with the second in which they changed last. */
class FakeRepository {
  readonly seconds = new Map<string, number>();

  readonly listStores = jest.fn(async ({ limit }: { limit?: number }) => {
    const all = [...this.seconds]
      .map(([name, second]) => ({
        id: `id-of-${name}`,
        name,
        updatedAt: new Date(START + second * 1_000),
      }))
      .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
    return {
      items: all.slice(0, limit) as StoreRecord[],
      totalItems: all.length,
      nextCursor: all.length > (limit ?? 0) ? 'next' : undefined,
    };
  });

  readonly listStoreIds = jest.fn(async () =>
    [...this.seconds.keys()].map(name => ({ id: `id-of-${name}`, name })),
  );
}

function setUp(stores: Record<string, number> = {}) {
  const repository = new FakeRepository();
  for (const [name, second] of Object.entries(stores)) {
    repository.seconds.set(name, second);
  }
  const events = mockServices.events.mock();
  events.publish.mockResolvedValue();
  const signals = { publish: jest.fn(async (_: unknown) => {}) };
  const sender = StorePulseSender.create({ events, repository, signals });
  const beat = async () => {
    await sender.send();
    return events.publish.mock.lastCall![0].eventPayload as StorePulse;
  };
  return { beat, events, repository, signals };
}

function toSeconds({ changed, deleted, since }: StorePulse) {
  const toSecond = (time: string) => (Date.parse(time) - START) / 1_000;
  return {
    changed: changed.map(each => `${each.name}@${toSecond(each.updatedAt)}`),
    deleted,
    since: Date.parse(since) === 0 ? 'ever' : toSecond(since),
  };
}

describe('StorePulseSender', () => {
  afterEach(() => jest.useRealTimers());

  it('tells backend plugins the names, and browsers the ids', async () => {
    const { beat, events, repository, signals } = setUp({ demo: 1, gone: 0 });
    await beat();
    repository.seconds.delete('gone');
    await beat();
    const updatedAt = new Date(START + 1_000).toISOString();
    const since = new Date(0).toISOString();
    expect(events.publish).toHaveBeenLastCalledWith({
      topic: 'woocommerce.pulse',
      eventPayload: {
        changed: [{ name: 'demo', updatedAt }],
        deleted: ['gone'],
        since,
      },
    });
    expect(signals.publish).toHaveBeenLastCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'woocommerce:pulse',
      message: {
        changed: [{ id: 'id-of-demo', updatedAt }],
        deleted: ['id-of-gone'],
        since,
      },
    });
  });

  it('beats when there is nothing to tell', async () => {
    const { beat } = setUp();
    expect(toSeconds(await beat())).toEqual({
      changed: [],
      deleted: [],
      since: 'ever',
    });
  });

  it('names what changed within a minute, and since when it would know', async () => {
    const { beat, repository } = setUp({ old: 0, middle: 41, new: 100 });
    expect(toSeconds(await beat())).toEqual({
      changed: ['new@100', 'middle@41'],
      deleted: [],
      since: 0,
    });
    repository.seconds.delete('old');
    expect(toSeconds(await beat())).toMatchObject({ since: 'ever' });
  });

  it('says how far back it goes when too much changed', async () => {
    const { beat } = setUp(
      Object.fromEntries(
        Array.from({ length: 150 }, (_, index) => [
          `store-${index}`,
          index / 10,
        ]),
      ),
    );
    const { changed, since } = toSeconds(await beat());
    expect(changed).toHaveLength(99);
    expect(changed.at(-1)).toBe('store-51@5.1');
    expect(since).toBe(5);
  });

  it('names what is gone for a minute', async () => {
    jest.useFakeTimers();
    const { beat, repository } = setUp({ a: 1, b: 2 });
    expect((await beat()).deleted).toEqual([]);
    repository.seconds.delete('a');
    expect((await beat()).deleted).toEqual(['a']);
    jest.advanceTimersByTime(60_000);
    expect((await beat()).deleted).toEqual(['a']);
    jest.advanceTimersByTime(1);
    expect((await beat()).deleted).toEqual([]);
  });

  it('misses a store that goes while another comes', async () => {
    const { beat, repository } = setUp({ a: 1, b: 2 });
    await beat();
    repository.seconds.delete('a');
    repository.seconds.set('c', 3);
    expect((await beat()).deleted).toEqual(['a']);
  });

  it('does not call a store gone that is there again', async () => {
    const { beat, repository } = setUp({ a: 1, b: 2 });
    await beat();
    repository.seconds.delete('a');
    await beat();
    repository.seconds.set('a', 3);
    expect(toSeconds(await beat())).toMatchObject({
      changed: ['a@3', 'b@2'],
      deleted: [],
    });
  });

  it('reads the names of all stores only when some come or go', async () => {
    const { beat, repository } = setUp({ a: 1, b: 2 });
    await beat();
    repository.seconds.set('a', 3);
    await beat();
    expect(repository.listStoreIds).toHaveBeenCalledTimes(1);
  });

  it('tells the others when it can’t tell one of them', async () => {
    const { beat, events, signals } = setUp({ demo: 1 });
    events.publish.mockRejectedValue(new Error('no broker'));
    await expect(beat()).rejects.toThrow('no broker');
    expect(signals.publish).toHaveBeenCalledTimes(1);
  });
});
