import { ClientHttp2Session } from 'node:http2';
import { TlsOptions } from './ClusterAccess';
import { connectHttp2 } from './connectHttp2';
import { ConnectionLimits } from './ConnectionLimits';
import { pingSession } from './pingSession';

interface OpenedSession {
  readonly tls: TlsOptions;
  /** Undefined when the other end does not speak HTTP/2. */
  readonly opened: Promise<ClientHttp2Session | undefined>;
  session?: ClientHttp2Session;
}

/** A connection to an API server that is opened whenever it is needed and there is none. */
export class Http2Connection {
  readonly #server: URL;
  readonly #limits: ConnectionLimits;
  #current?: OpenedSession;

  constructor(options: { server: URL; limits: ConnectionLimits }) {
    this.#server = options.server;
    this.#limits = options.limits;
  }

  /** The connection; undefined when the API server can only be reached by HTTP/1.1. */
  async getSession(tls: TlsOptions): Promise<ClientHttp2Session | undefined> {
    if (this.#current?.tls !== tls || isOver(this.#current.session)) {
      this.close();
      this.#current = this.#open(tls);
    }
    return this.#current.opened;
  }

  /** Ends it when the requests that were made on it have ended, or a moment later. */
  close(): void {
    this.#forget(this.#current);
  }

  #open(tls: TlsOptions): OpenedSession {
    const current: OpenedSession = { tls, opened: this.#connect(tls) };
    current.opened.then(
      session => {
        current.session = session;
        // The API server is going to end, and takes no more requests.
        session?.once('goaway', () => this.#forget(current));
      },
      () => this.#forget(current),
    );
    return current;
  }

  async #connect(tls: TlsOptions): Promise<ClientHttp2Session | undefined> {
    const { connectTimeoutMs, pingIntervalMs, pingTimeoutMs } = this.#limits;
    const session = await connectHttp2({
      server: this.#server,
      tls,
      timeoutMs: connectTimeoutMs,
    });
    if (session) {
      // Its requests fail with it, which is where it is noticed.
      session.on('error', () => {});
      pingSession(session, {
        intervalMs: pingIntervalMs,
        timeoutMs: pingTimeoutMs,
      });
    }
    return session;
  }

  #forget(current: OpenedSession | undefined): void {
    if (current === this.#current) {
      this.#current = undefined;
    }
    current?.opened.then(
      session => session && this.#retire(session),
      () => {},
    );
  }

  /** Ends what is left on it at different times in different replicas. */
  #retire(session: ClientHttp2Session): void {
    if (session.destroyed) {
      return;
    }
    session.close();
    const timeout = setTimeout(
      () => session.destroy(),
      this.#limits.retireMs * (0.5 + Math.random() / 2),
    );
    timeout.unref();
    session.once('close', () => clearTimeout(timeout));
  }
}

function isOver(session: ClientHttp2Session | undefined): boolean {
  return session !== undefined && (session.closed || session.destroyed);
}
