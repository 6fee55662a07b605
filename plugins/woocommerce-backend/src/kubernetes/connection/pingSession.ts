import { ClientHttp2Session } from 'node:http2';

/**
 * Ends a connection over which nothing comes back any more. The sooner of the
 * two ways to notice that: the other is that a watch stays silent.
 */
export function pingSession(
  session: ClientHttp2Session,
  options: { intervalMs: number; timeoutMs: number },
): void {
  const { intervalMs, timeoutMs } = options;
  const interval = setInterval(() => {
    // The event comes late where the other end is gone.
    if (session.destroyed) {
      clearInterval(interval);
      return;
    }
    const timeout = setTimeout(
      () => session.destroy(new Error('it answers no more')),
      timeoutMs,
    );
    if (!session.ping(() => clearTimeout(timeout))) {
      clearTimeout(timeout);
    }
  }, intervalMs);
  session.once('close', () => clearInterval(interval));
}
