import { useState } from 'react';

/** Where one is among pages that are only known by their cursors. */
export interface Cursors {
  /** Where the page that is shown starts; absent on the first page. */
  cursor?: string;
  /** The number of pages before it. */
  pagesBefore: number;
  /** Goes to the page before; absent on the first page. */
  showPrevious?(): void;
  /** Goes to the page that starts at a cursor. */
  showNext(nextCursor: string): void;
}

/**
 * Finds the way through pages, and back.
 *
 * @param query - has to be memoized; another one starts on the first page
 */
export function useCursors(query: object): Cursors {
  const [position, setPosition] = useState({
    query,
    cursors: new Array<string>(),
  });
  const cursors = position.query === query ? position.cursors : [];
  const showPage = (newCursors: string[]) =>
    setPosition({ query, cursors: newCursors });
  return {
    cursor: cursors.at(-1),
    pagesBefore: cursors.length,
    showPrevious:
      cursors.length > 0 ? () => showPage(cursors.slice(0, -1)) : undefined,
    showNext: nextCursor => showPage([...cursors, nextCursor]),
  };
}
