import { ResponseError } from '@backstage/errors';
import { makeConflict } from '../__testUtils__/makeConflict';
import { toErrorMessage } from './toErrorMessage';

describe('toErrorMessage', () => {
  it('says what the backend said', async () => {
    const error = await makeConflict('Store demo is being upgraded');
    expect(error.message).toBe('Request failed with 409 Conflict');
    expect(toErrorMessage(error)).toBe('Store demo is being upgraded');
  });

  it.each([
    [409, 'QuotaExceededError', 'group:default/shops has 20 of 20 stores.'],
    [429, 'TooManyRequestsError', 'That is too much at once: wait a minute.'],
  ])('says what the backend said with %d %s', async (status, name, message) => {
    const body = { error: { name, message }, response: { statusCode: status } };
    const error = await ResponseError.fromResponse(
      Response.json(body, { status }),
    );
    expect(toErrorMessage(error)).toBe(message);
  });

  it('says what any other error says, whatever caused it', () => {
    const error = new Error('away', { cause: new Error('ECONNREFUSED') });
    expect(toErrorMessage(error)).toBe('away');
  });
});
