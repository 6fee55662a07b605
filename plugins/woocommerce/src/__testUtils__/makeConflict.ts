import { ResponseError } from '@backstage/errors';

/** The answer of a backend that refuses because of the state a store is in. */
export function makeConflict(message: string): Promise<ResponseError> {
  const body = {
    error: { name: 'ConflictError', message },
    request: { method: 'POST', url: '/stores/demo' },
    response: { statusCode: 409 },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status: 409,
      statusText: 'Conflict',
      headers: { 'content-type': 'application/json' },
    }),
  );
}
