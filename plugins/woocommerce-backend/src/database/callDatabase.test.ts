import { callDatabase } from './callDatabase';

function makeError(options: { code?: string; message?: string }): Error {
  const { code, message = 'oops' } = options;
  return Object.assign(new Error(message), { code });
}

describe('callDatabase', () => {
  it.each(['40P01', '40001', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'])(
    'F29: tries again when others were in the way (%s)',
    async code => {
      const call = jest
        .fn()
        .mockRejectedValueOnce(makeError({ code }))
        .mockRejectedValueOnce(makeError({ code }))
        .mockResolvedValueOnce('done');
      await expect(callDatabase(call)).resolves.toBe('done');
    },
  );

  it('F29: says what is the matter when others always are in the way', async () => {
    const error = makeError({ code: '40P01', message: 'deadlock detected' });
    const call = jest.fn().mockRejectedValue(error);
    await expect(callDatabase(call)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/^Others keep .* Nothing was changed/),
    });
    expect(call).toHaveBeenCalledTimes(4);
  });

  it('names the code, and keeps the statement to itself', async () => {
    const message = 'update "stores" set … - terminating connection';
    const error = makeError({ code: '57P01', message });
    const call = jest.fn().mockRejectedValue(error);
    await expect(callDatabase(call)).rejects.toThrow(
      /^The portal’s database does not answer \(57P01\)\. Whether [^"]+$/,
    );
  });

  it('says what has no code in words that have no statement in them', async () => {
    const message =
      'update "stores" set … - Knex: Timeout acquiring a connection. The pool is full.';
    const call = jest.fn().mockRejectedValue(makeError({ message }));
    await expect(callDatabase(call)).rejects.toThrow(
      /^The portal’s database does not answer \(Timeout acquiring a connection\)\. Whether [^"]+$/,
    );
  });

  it.each<Parameters<typeof makeError>[0]>([
    { code: 'ECONNREFUSED' },
    { code: 'ECONNRESET' },
    { code: '57P01', message: 'terminating connection' },
    { code: '08006' },
    { code: '25P03', message: 'idle-in-transaction timeout' },
    { code: '57014', message: 'canceling statement due to statement timeout' },
    { code: '53300', message: 'too many clients' },
    { code: '53100', message: 'disk full' },
    { code: 'SQLITE_FULL' },
    { code: 'SQLITE_IOERR_WRITE' },
    { message: 'Connection terminated unexpectedly' },
    { message: 'Knex: Timeout acquiring a connection. The pool is full.' },
    { message: 'timeout expired' },
  ])('F29: answers that the database is away after %j', async options => {
    const call = jest.fn().mockRejectedValue(makeError(options));
    await expect(callDatabase(call)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('ask again'),
      cause: undefined,
    });
    // It may have been done, so that only the caller can know what to do.
    expect(call).toHaveBeenCalledTimes(1);
  });

  it.each<Parameters<typeof makeError>[0]>([
    { message: 'name is taken' },
    { code: '23505', message: 'duplicate key' },
    { code: 'SQLITE_CONSTRAINT_UNIQUE' },
  ])('passes on what is the caller’s matter: %j', async options => {
    const error = makeError(options);
    const call = jest.fn().mockRejectedValue(error);
    await expect(callDatabase(call)).rejects.toBe(error);
    expect(call).toHaveBeenCalledTimes(1);
  });
});
