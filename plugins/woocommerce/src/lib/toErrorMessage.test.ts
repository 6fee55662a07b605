import { makeConflict } from '../__testUtils__/makeConflict';
import { toErrorMessage } from './toErrorMessage';

describe('toErrorMessage', () => {
  it('says what the backend said', async () => {
    const error = await makeConflict('Store demo is being upgraded');
    expect(error.message).toBe('Request failed with 409 Conflict');
    expect(toErrorMessage(error)).toBe('Store demo is being upgraded');
  });

  it('says what any other error says, whatever caused it', () => {
    const error = new Error('away', { cause: new Error('ECONNREFUSED') });
    expect(toErrorMessage(error)).toBe('away');
  });
});
