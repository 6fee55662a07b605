import { isError } from '@backstage/errors';
import { cleanMessage } from '../text/cleanMessage';
import { describeTlsError } from './connection/describeTlsError';
import { NoAnswerError } from './connection/NoAnswerError';

/** The cluster did not answer, or answered that it can't do so now. */
export class ClusterUnreachableError extends Error {
  name = 'ClusterUnreachableError';
  /** What to do about it; undefined where it may pass by itself. */
  readonly fix?: string;

  constructor(
    message: string,
    options: { cause?: unknown; fix?: string } = {},
  ) {
    super(message, options);
    this.fix = options.fix;
  }
}

/** The HTTP status of an answer of the API server; undefined for all other errors. */
export function getStatusCode(error: unknown): number | undefined {
  return isError(error) && typeof error.code === 'number'
    ? error.code
    : undefined;
}

/** Whether an API server that is well has answered, with whatever error. */
export function isAnswer(error: unknown): boolean {
  return getStatusCode(error) !== undefined;
}

/** Whether an API server does not let us do something, for lack of a right or of an account. */
export function isRefusal(error: unknown): boolean {
  const code = getStatusCode(error);
  return code === 401 || code === 403;
}

/** What node-fetch puts before the reason: the whole address, with the path and the query. */
const REQUEST = /^request to \S+ failed, reason: /;

/** The API server's own sentence of why it refused, else the error's message, fit for people. */
export function getStatusMessage(error: unknown): string {
  if (!isError(error)) {
    return cleanMessage(String(error));
  }
  const body = parseBody(error.body);
  return cleanMessage(body?.message ?? error.message.replace(REQUEST, ''));
}

/** Says what keeps the portal from an API server that it can't get an answer of. */
export function toUnreachableError(cause: unknown): ClusterUnreachableError {
  if (cause instanceof ClusterUnreachableError) {
    return cause;
  }
  if (cause instanceof NoAnswerError) {
    return new ClusterUnreachableError(`The cluster gave ${cause.message}`, {
      cause,
    });
  }
  const { message, fix } = describeTlsError(cause) ?? {
    message: `The cluster does not answer: ${getStatusMessage(cause)}`,
  };
  return new ClusterUnreachableError(message, { cause, fix });
}

/**
 * Runs a call of the Kubernetes API.
 *
 * @throws ClusterUnreachableError when the API server can't be reached, is
 * overloaded or fails; its own answers are thrown as they are
 */
export async function callCluster<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const code = getStatusCode(error);
    throw code === undefined || code === 429 || code >= 500
      ? toUnreachableError(error)
      : error;
  }
}

/** Runs a call that reads something; undefined when it isn't there. */
export async function callForExisting<T>(
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await callCluster(call);
  } catch (error) {
    if (getStatusCode(error) === 404) {
      return undefined;
    }
    throw error;
  }
}

function parseBody(body: unknown): { message?: string } | undefined {
  if (typeof body !== 'string') {
    return body as { message?: string } | undefined;
  }
  try {
    return JSON.parse(body);
  } catch {
    return { message: body };
  }
}
