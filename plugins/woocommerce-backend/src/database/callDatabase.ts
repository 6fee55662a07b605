import { setTimeout as sleep } from 'node:timers/promises';
import { isError, ServiceUnavailableError } from '@backstage/errors';

/** How often something is tried that others were in the way of. */
const MAX_ATTEMPTS = 4;

/** The longest pause before the second attempt; it doubles each time. */
const FIRST_PAUSE_MS = 50;

/**
 * Transactions were in each other's way, and one was ended so that the other
 * could go on.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const CONFLICT_CODES = /^(40001|40P01|55P03|SQLITE_BUSY.*|SQLITE_LOCKED.*)$/;

/** The database can't be reached, is starting or stopping, has no room, or has ended what took too long. */
const OUTAGE_CODES =
  /^(08...|25P0[34]|53...|57014|57P0[1-5]|58...|25006|E[A-Z]+|SQLITE_(FULL|IOERR.*|CANTOPEN.*|READONLY.*))$/;

/** Knex and the driver have no codes for these. */
const OUTAGE_MESSAGES =
  /Connection terminated|Timeout acquiring a connection|Unable to acquire a connection|Client has encountered a connection error|Connection ended unexpectedly|^timeout expired$/;

/**
 * Runs something in the database as a whole, once more when others were in the
 * way. It has to be one transaction, of which nothing is left when it fails.
 *
 * @throws ServiceUnavailableError when the database does not answer
 */
export async function callDatabase<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (isOutage(error)) {
        throw new ServiceUnavailableError(
          `The portal’s database does not answer${nameCause(
            error,
          )}. Whether something was changed isn’t known; ask again in a moment, with the same idempotency key.`,
        );
      }
      if (!isConflict(error)) {
        throw error;
      }
      if (attempt === MAX_ATTEMPTS) {
        throw new ServiceUnavailableError(
          `Others keep what this needs in the portal’s database locked${nameCause(
            error,
          )}. Nothing was changed; ask again in a moment.`,
        );
      }
    }
    await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
  }
}

/** The database's words are not for clients: they have the statement in them. */
function nameCause(error: unknown): string {
  const cause =
    isError(error) && (error.code ?? OUTAGE_MESSAGES.exec(error.message)?.[0]);
  return cause ? ` (${cause})` : '';
}

function isConflict(error: unknown): boolean {
  return isError(error) && CONFLICT_CODES.test(String(error.code));
}

function isOutage(error: unknown): boolean {
  return (
    isError(error) &&
    ((typeof error.code === 'string' && OUTAGE_CODES.test(error.code)) ||
      OUTAGE_MESSAGES.test(error.message))
  );
}
