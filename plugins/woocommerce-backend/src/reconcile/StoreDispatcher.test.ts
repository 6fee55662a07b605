import { mockServices } from '@backstage/backend-test-utils';
import { StoreDispatcher } from './StoreDispatcher';

/** Work that ends when a test says so. */
class TestWork {
  readonly started: string[] = [];
  due: string[] = [];
  readonly #ends = new Map<string, () => void>();

  readonly claim = jest.fn(async (count: number) => this.due.splice(0, count));

  readonly work = (name: string) =>
    new Promise<void>(resolve => {
      this.started.push(name);
      this.#ends.set(name, resolve);
    });

  end(name: string): void {
    this.#ends.get(name)!();
  }
}

describe('StoreDispatcher', () => {
  const logger = mockServices.logger.mock();
  let work: TestWork;
  let dispatcher: StoreDispatcher<string>;

  beforeEach(() => {
    jest.restoreAllMocks();
    work = new TestWork();
    const { claim } = work;
    dispatcher = new StoreDispatcher({
      limit: 2,
      claim,
      work: work.work,
      logger,
    });
  });

  /** Lets everything run that can. */
  async function settle(): Promise<void> {
    await new Promise(done => setTimeout(done, 20));
  }

  it('takes as many as it may, and more when one has ended', async () => {
    work.due = ['a', 'b', 'c'];
    dispatcher.start();
    await settle();
    expect(work.started).toEqual(['a', 'b']);

    work.end('b');
    await settle();
    expect(work.started).toEqual(['a', 'b', 'c']);
    work.end('a');
    work.end('c');
    await dispatcher.stop();
  });

  it('asks at once when it is told that something is due', async () => {
    dispatcher.start();
    await settle();
    work.due = ['a'];
    dispatcher.kick();
    await settle();
    expect(work.started).toEqual(['a']);
    work.end('a');
    await dispatcher.stop();
  });

  it('asks by itself when nobody tells', async () => {
    dispatcher.start();
    await settle();
    work.due = ['a'];
    await new Promise(done => setTimeout(done, 1_200));
    expect(work.started).toEqual(['a']);
    work.end('a');
    await dispatcher.stop();
  });

  it('goes on after it could not ask', async () => {
    work.claim.mockRejectedValueOnce(new Error('the database is away'));
    work.due = ['a'];
    dispatcher.start();
    await settle();
    expect(logger.warn).toHaveBeenCalled();
    dispatcher.kick();
    await settle();
    expect(work.started).toEqual(['a']);
    work.end('a');
    await dispatcher.stop();
  });

  it('takes nothing more when it stops, and waits for what is under way', async () => {
    work.due = ['a'];
    dispatcher.start();
    await settle();
    const stopped = jest.fn();
    const stopping = dispatcher.stop().then(stopped);
    work.due = ['b'];
    dispatcher.kick();
    await settle();
    expect(work.started).toEqual(['a']);
    expect(stopped).not.toHaveBeenCalled();
    work.end('a');
    await stopping;
    expect(work.started).toEqual(['a']);
  });

  it('F32: takes one at a time while memory is short', async () => {
    jest.spyOn(process, 'availableMemory').mockReturnValue(100 * 1024 * 1024);
    work.due = ['a', 'b'];
    dispatcher.start();
    await settle();
    expect(work.started).toEqual(['a']);
    work.end('a');
    await settle();
    expect(work.started).toEqual(['a', 'b']);
    work.end('b');
    await dispatcher.stop();
  });
});
