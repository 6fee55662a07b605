import { once } from 'node:events';
import { ClientHttp2Session, connect as connectSession } from 'node:http2';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { isError } from '@backstage/errors';
import { TlsOptions } from './ClusterAccess';
import { NoAnswerError } from './NoAnswerError';

/** The node's default of 64 KiB would make a burst of events wait for the network. */
const WINDOW_BYTES = 1024 * 1024;

/**
 * Opens a connection on which several requests can be made at once; undefined
 * when what answers doesn't speak HTTP/2, as some proxies don't.
 */
export async function connectHttp2(options: {
  server: URL;
  tls: TlsOptions;
  timeoutMs: number;
}): Promise<ClientHttp2Session | undefined> {
  const { server, tls, timeoutMs } = options;
  const host = server.hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    // What stands before several API servers finds the right one by it.
    servername: isIP(host) ? undefined : host,
    port: Number(server.port || 443),
    ALPNProtocols: ['h2', 'http/1.1'],
    ...tls,
  });
  try {
    await once(socket, 'secureConnect', {
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    socket.destroy();
    throw isTimeout(error) ? new NoAnswerError(timeoutMs) : error;
  }
  if (socket.alpnProtocol !== 'h2') {
    socket.destroy();
    return undefined;
  }
  const session = connectSession(server.origin, {
    createConnection: () => socket,
    settings: { enablePush: false, initialWindowSize: WINDOW_BYTES },
  });
  await once(session, 'connect');
  session.setLocalWindowSize(WINDOW_BYTES);
  return session;
}

function isTimeout(error: unknown): boolean {
  return isError(error) && error.name === 'AbortError';
}
