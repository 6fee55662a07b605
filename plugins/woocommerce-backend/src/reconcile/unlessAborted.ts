/** What something comes to, or undefined when it is not waited for any longer. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  let onAbort = () => {};
  const aborted = new Promise<undefined>(resolve => {
    onAbort = () => resolve(undefined);
  });
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([signal.aborted ? undefined : work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
