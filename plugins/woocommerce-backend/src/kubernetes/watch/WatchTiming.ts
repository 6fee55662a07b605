/** How patient a watch is. */
export interface WatchTiming {
  /** After how long the API server is to end a request, drawn anew for each. */
  readonly seconds: { readonly min: number; readonly max: number };
  /** How long nothing may come where bookmarks do, before the other end is taken for gone. */
  readonly silenceMs: number;
  /** A request that ends sooner has failed. */
  readonly minLifeMs: number;
  /** The longest pause before a request that has ended is made again. */
  readonly spreadMs: number;
  /** When nothing more has come for so long after an outage, all that was missed is in. */
  readonly settleMs: number;
  /** A watch that goes on within so long was never lost: a restart of the API server's proxy is not worth a word, nor is a second attempt. */
  readonly graceMs: number;
  /** Between attempts that fail. */
  readonly backoff: { readonly baseMs: number; readonly maxMs: number };
  /** About how long to wait when the portal's account lacks a right. */
  readonly forbiddenMs: number;
  /** For how long after an outage a lack of rights is taken for an API server that does not know them yet. */
  readonly startingMs: number;
}

export const WATCH_TIMING: WatchTiming = {
  seconds: { min: 300, max: 600 },
  // An API server sends a bookmark every minute, if it knows anything newer.
  silenceMs: 75_000,
  minLifeMs: 5_000,
  spreadMs: 250,
  settleMs: 250,
  // Longer than an API server that stops has others wait, which is 5 s, or than a
  // connection may take to be opened.
  graceMs: 10_000,
  backoff: { baseMs: 500, maxMs: 15_000 },
  forbiddenMs: 45_000,
  startingMs: 20_000,
};
