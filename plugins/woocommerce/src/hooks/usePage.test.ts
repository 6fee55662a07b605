import { act, renderHook } from '@testing-library/react';
import { usePage } from './usePage';

interface Page {
  items: string[];
  nextCursor?: string;
}

const FIRST: Page = { items: ['a'], nextCursor: 'b' };
const SECOND: Page = { items: ['b'], nextCursor: 'c' };

/** Shows a page whose reads a test answers when it wants to, the first one at once. */
async function renderPage() {
  const answers = new Array<{
    resolve(page: Page): void;
    reject(error: Error): void;
  }>();
  const read = jest.fn(
    (_: { limit: number; cursor?: string }) =>
      new Promise<Page>((resolve, reject) => {
        answers.push({ resolve, reject });
      }),
  );
  const { result, rerender } = renderHook(
    ({ query }: { query: object }) => usePage(query, read),
    { initialProps: { query: {} } },
  );
  await act(async () => answers[0].resolve(FIRST));
  return { answers, read, rerender, result };
}

describe('usePage', () => {
  it('offers the next page once this one is there', async () => {
    const { answers, read, result } = await renderPage();
    act(() => result.current.showNext?.());
    expect(result.current).toMatchObject({ page: FIRST, offset: 0 });
    expect(result.current.showNext).toBeUndefined();

    await act(async () => answers[1].resolve(SECOND));
    expect(result.current).toMatchObject({ page: SECOND, offset: 20 });
    act(() => result.current.showNext?.());
    expect(read.mock.calls.map(([{ cursor }]) => cursor)).toEqual([
      undefined,
      'b',
      'c',
    ]);
  });

  it('stays on its page, with the way back, when the next one can’t be read', async () => {
    const { answers, result } = await renderPage();
    act(() => result.current.showNext?.());
    await act(async () => answers[1].reject(new Error('away')));
    expect(result.current).toMatchObject({
      page: FIRST,
      offset: 0,
      error: new Error('away'),
    });
    expect(result.current.showNext).toBeUndefined();

    act(() => result.current.showPrevious?.());
    await act(async () => answers[2].resolve(FIRST));
    expect(result.current.showPrevious).toBeUndefined();
    expect(result.current.showNext).toBeDefined();
  });

  it('shows nothing of another query once the new one has failed', async () => {
    const { answers, rerender, result } = await renderPage();
    rerender({ query: { q: 'toys' } });
    expect(result.current.page).toBe(FIRST);
    await act(async () => answers[1].reject(new Error('away')));
    expect(result.current.page).toBeUndefined();
    expect(result.current.showNext).toBeUndefined();
  });

  it('keeps its page when that can’t be read again', async () => {
    const { answers, result } = await renderPage();
    await act(async () => {
      result.current.reload();
      answers[1].reject(new Error('away'));
    });
    expect(result.current).toMatchObject({
      page: FIRST,
      error: new Error('away'),
    });
    expect(result.current.showNext).toBeDefined();
  });
});
