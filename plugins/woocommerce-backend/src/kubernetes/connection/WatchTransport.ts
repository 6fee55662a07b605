import { ClientHttp2Session } from 'node:http2';
import { ClusterAccess, ClusterCredentials, TlsOptions } from './ClusterAccess';
import { connectHttp2 } from './connectHttp2';
import { ConnectionLimits } from './ConnectionLimits';
import { pingSession } from './pingSession';
import { readRetryAfterMs } from './readRetryAfterMs';
import { requestOverHttp1, requestOverHttp2 } from './requestStream';
import { RetryGate } from './RetryGate';
import { StreamedResponse } from './StreamedResponse';

interface SharedSession {
  readonly tls: TlsOptions;
  /** Undefined when the other end does not speak HTTP/2. */
  readonly opened: Promise<ClientHttp2Session | undefined>;
}

/**
 * Carries the requests of watches. They share one HTTP/2 connection, as those
 * of client-go do, because that one can be asked whether it is still alive: a
 * watch on which nothing happens looks the same as one whose other end is gone.
 * What doesn't speak HTTP/2 gets a connection for each watch.
 */
export class WatchTransport {
  readonly #access: ClusterAccess;
  readonly #gate: RetryGate;
  readonly #limits: ConnectionLimits;
  #shared?: SharedSession;

  constructor(options: {
    access: ClusterAccess;
    gate: RetryGate;
    limits: ConnectionLimits;
  }) {
    this.#access = options.access;
    this.#gate = options.gate;
    this.#limits = options.limits;
  }

  /** Makes a request; returns when the answer begins. */
  async open(options: {
    path: string;
    query: Readonly<Record<string, string>>;
    /** Ends the request, and its answer. */
    signal: AbortSignal;
  }): Promise<StreamedResponse> {
    const credentials = await this.#access.get();
    const response = await this.#request(credentials, options);
    if (response.code !== 401 || !(await this.#access.renew(credentials))) {
      return response;
    }
    response.body.destroy();
    return this.#request(await this.#access.get(), options);
  }

  /** Ends the shared connection as soon as nothing uses it. */
  close(): void {
    this.#forget(this.#shared);
  }

  async #request(
    credentials: ClusterCredentials,
    options: {
      path: string;
      query: Readonly<Record<string, string>>;
      signal: AbortSignal;
    },
  ): Promise<StreamedResponse> {
    await this.#gate.pass();
    const url = new URL(`${this.#access.server}${options.path}`);
    url.search = new URLSearchParams(options.query).toString();
    const { timeoutMs } = this.#limits;
    const late = new AbortController();
    const timeout = setTimeout(() => late.abort(), timeoutMs);
    const signal = AbortSignal.any([options.signal, late.signal]);
    try {
      const session = await this.#getSession(credentials.tls);
      const request = { url, credentials, signal };
      const response = session
        ? await requestOverHttp2(session, request)
        : await requestOverHttp1(request);
      if (response.code === 429 || response.code === 503) {
        this.#gate.close(readRetryAfterMs(response.headers) ?? 0);
      }
      return response;
    } catch (error) {
      throw late.signal.aborted
        ? new Error(`no answer within ${timeoutMs / 1_000} s`)
        : error;
    } finally {
      clearTimeout(timeout);
    }
  }

  async #getSession(
    tls: TlsOptions | undefined,
  ): Promise<ClientHttp2Session | undefined> {
    if (tls === undefined) {
      return undefined;
    }
    if (this.#shared?.tls !== tls) {
      this.#forget(this.#shared);
      const shared = { tls, opened: this.#connect(tls) };
      this.#shared = shared;
      shared.opened.then(
        session => {
          session?.once('goaway', () => this.#forget(shared));
          session?.once('close', () => this.#forget(shared));
        },
        () => this.#forget(shared),
      );
    }
    return this.#shared.opened;
  }

  async #connect(tls: TlsOptions): Promise<ClientHttp2Session | undefined> {
    const { timeoutMs, pingIntervalMs, pingTimeoutMs } = this.#limits;
    const session = await connectHttp2({
      server: new URL(this.#access.server),
      tls,
      timeoutMs,
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

  /** The requests that are open are carried to their end. */
  #forget(shared: SharedSession | undefined): void {
    if (shared === this.#shared) {
      this.#shared = undefined;
    }
    shared?.opened.then(
      session => session?.close(),
      () => {},
    );
  }
}
