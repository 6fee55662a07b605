/**
 * What an error says to people. The message of a `ResponseError` only says that
 * a request failed: the backend's own sentence is in its cause.
 */
export function toErrorMessage(error: Error): string {
  const { cause, message, name } = error;
  if (name !== 'ResponseError' || typeof cause !== 'object' || !cause) {
    return message;
  }
  return 'message' in cause && cause.message ? String(cause.message) : message;
}
