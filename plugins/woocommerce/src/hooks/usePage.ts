import { useCallback } from 'react';
import { useCursors } from './useCursors';
import { useLiveValue } from './useLiveValue';

const PAGE_SIZE = 20;

/** The way to other pages, and how reading this one goes. */
export interface PageState {
  /** The number of items on the pages before the one that is shown. */
  offset: number;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
  /** Goes to the page before; absent on the first page. */
  showPrevious?(): void;
  /** Goes to the next page; absent on the last page, and until this one is read. */
  showNext?(): void;
}

/**
 * Reads a page of what a query finds. What was read last is kept while another
 * page is read, and when that fails, unless it answers another query.
 *
 * @param query - has to be memoized; another one starts on the first page
 * @param read - has to be memoized; another one reads the page anew
 */
export function usePage<
  TQuery extends object,
  TPage extends { nextCursor?: string },
>(
  query: TQuery,
  read: (
    request: TQuery & { limit: number; cursor?: string },
    options: { signal: AbortSignal },
  ) => Promise<TPage>,
): PageState & { page?: TPage } {
  const { cursor, pagesBefore, showPrevious, ...pages } = useCursors(query);
  const load = useCallback(
    async (signal: AbortSignal) => ({
      query,
      pagesBefore,
      page: await read({ ...query, limit: PAGE_SIZE, cursor }, { signal }),
    }),
    [read, query, pagesBefore, cursor],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  const isAnswer = value?.query === query;
  const isCurrent = isAnswer && value.pagesBefore === pagesBefore;
  const nextCursor = isCurrent ? value.page.nextCursor : undefined;
  return {
    page: isAnswer || !error ? value?.page : undefined,
    offset: (value?.pagesBefore ?? 0) * PAGE_SIZE,
    error,
    loading,
    reload,
    showPrevious,
    showNext: nextCursor ? () => pages.showNext(nextCursor) : undefined,
  };
}
