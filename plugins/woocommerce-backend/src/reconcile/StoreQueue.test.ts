import { StoreQueue } from './StoreQueue';

/** Work that ends when the test says so. */
function makeWork() {
  const started: string[] = [];
  const ends = new Map<string, (delay?: number) => void>();
  return {
    started,
    work: (name: string) => {
      started.push(name);
      return new Promise<number | undefined>(resolve => {
        ends.set(name, resolve);
      });
    },
    async end(name: string, delay?: number) {
      ends.get(name)!(delay);
      await new Promise(setImmediate);
    },
  };
}

async function settle(): Promise<void> {
  await new Promise(setImmediate);
}

function rest(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}

describe('StoreQueue', () => {
  it('works on no more stores at a time than allowed', async () => {
    const { work, started, end } = makeWork();
    const queue = new StoreQueue({ concurrency: 2, work });
    ['a', 'b', 'c'].forEach(name => queue.add(name));
    await settle();
    expect(started).toEqual(['a', 'b']);

    await end('a');
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('works on a store again when it was added meanwhile, but once only', async () => {
    const { work, started, end } = makeWork();
    const queue = new StoreQueue({ concurrency: 2, work });
    queue.add('a');
    await settle();
    queue.add('a');
    queue.add('a');
    await settle();
    expect(started).toEqual(['a']);

    await end('a');
    expect(started).toEqual(['a', 'a']);
    await end('a');
    expect(started).toEqual(['a', 'a']);
  });

  it('works on a store again after the time that the work asked for', async () => {
    const { work, started, end } = makeWork();
    const queue = new StoreQueue({ concurrency: 1, work });
    queue.add('a');
    await settle();
    await end('a', 20);
    expect(started).toEqual(['a']);
    await rest(60);
    expect(started).toEqual(['a', 'a']);
  });

  it('works on a store sooner when something says so, and once for all that was to come', async () => {
    const { work, started, end } = makeWork();
    const queue = new StoreQueue({ concurrency: 1, work });
    queue.addLater('a', 10_000);
    queue.addLater('a', 20);
    queue.addLater('a', 30);
    await settle();
    expect(started).toEqual([]);
    await rest(60);
    expect(started).toEqual(['a']);

    // While it is worked on, so that what it says may be missing in that.
    queue.addLater('a', 20);
    await end('a', 10_000);
    await rest(60);
    expect(started).toEqual(['a', 'a']);

    queue.addLater('a', 20);
    queue.add('a');
    queue.addLater('a', 20);
    await end('a');
    expect(started).toEqual(['a', 'a', 'a']);
    await end('a');
    await rest(60);
    expect(started).toEqual(['a', 'a', 'a']);
  });

  it('takes no more work once stopped, and waits for what is under way', async () => {
    const { work, started, end } = makeWork();
    const queue = new StoreQueue({ concurrency: 1, work });
    queue.add('a');
    queue.add('b');
    await settle();
    let stopped = false;
    const stop = queue.stop().then(() => {
      stopped = true;
    });
    await settle();
    expect(stopped).toBe(false);

    await end('a', 0);
    await stop;
    queue.add('c');
    await settle();
    expect(started).toEqual(['a']);
  });
});
