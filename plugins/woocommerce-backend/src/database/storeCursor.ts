import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { ListStoresRequest } from '@woocommerce-backstage/plugin-woocommerce-common';
import { z } from 'zod';

/** Where a page ended: the value that was sorted by, and the store's name. */
export interface StoreCursor {
  /** The name, or a time in milliseconds. */
  readonly value: number | string;
  readonly name: string;
}

/** The parts of a request that must be the same from page to page. */
export type StoreCursorScope = Pick<
  ListStoresRequest,
  'phase' | 'owner' | 'cluster' | 'q' | 'sort'
>;

const DIGEST_LENGTH = 16;
const LATEST_TIME = 8.64e15;

const nameSchema = z.string().regex(/^[-a-z0-9]{1,63}$/);
const namePositionSchema = z.tuple([nameSchema, nameSchema]);
const timePositionSchema = z.tuple([
  z.number().int().min(0).max(LATEST_TIME),
  nameSchema,
]);

/** Makes a cursor that only fits the filters and the sorting it is made for. */
export function encodeStoreCursor(
  cursor: StoreCursor,
  scope: StoreCursorScope,
): string {
  const position = JSON.stringify([cursor.value, cursor.name]);
  return Buffer.from(digest(position, scope) + position).toString('base64url');
}

/**
 * Reads a cursor.
 *
 * @throws InputError when it was changed, or made for other filters or sorting
 */
export function decodeStoreCursor(
  text: string,
  scope: StoreCursorScope,
): StoreCursor {
  const decoded = Buffer.from(text, 'base64url').toString();
  const position = decoded.slice(DIGEST_LENGTH);
  if (digest(position, scope) !== decoded.slice(0, DIGEST_LENGTH)) {
    throw cursorError();
  }
  // The digest finds what is changed by mistake. It holds no secret, so that
  // whoever makes one up still gets no further than this check.
  const schema = scope.sort?.endsWith('name')
    ? namePositionSchema
    : timePositionSchema;
  const parsed = schema.safeParse(parseJson(position));
  if (!parsed.success) {
    throw cursorError();
  }
  const [value, name] = parsed.data;
  return { value, name };
}

function digest(position: string, scope: StoreCursorScope): string {
  const { phase, owner, cluster, q, sort } = scope;
  return createHash('sha256')
    .update(JSON.stringify([phase, owner, cluster, q, sort, position]))
    .digest('base64url')
    .slice(0, DIGEST_LENGTH);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cursorError(): InputError {
  return new InputError(
    'cursor must be the nextCursor of a page with the same filters and sorting',
  );
}
