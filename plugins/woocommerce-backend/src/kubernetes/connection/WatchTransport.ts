import { ClusterAccess, ClusterCredentials } from './ClusterAccess';
import { ConnectionLimits } from './ConnectionLimits';
import { Http2Connection } from './Http2Connection';
import { NoAnswerError } from './NoAnswerError';
import { readRetryAfterMs } from './readRetryAfterMs';
import {
  requestOverHttp1,
  requestOverHttp2,
  StreamRequest,
} from './requestStream';
import { RetryGate } from './RetryGate';
import { StreamedResponse } from './StreamedResponse';

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
  readonly #shared: Http2Connection;

  constructor(options: {
    access: ClusterAccess;
    gate: RetryGate;
    limits: ConnectionLimits;
  }) {
    this.#access = options.access;
    this.#gate = options.gate;
    this.#limits = options.limits;
    this.#shared = new Http2Connection({
      server: new URL(options.access.server),
      limits: options.limits,
    });
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
    this.#shared.close();
  }

  async #request(
    credentials: ClusterCredentials,
    options: {
      path: string;
      query: Readonly<Record<string, string>>;
      signal: AbortSignal;
    },
  ): Promise<StreamedResponse> {
    await this.#gate.pass(options.signal);
    const url = new URL(`${this.#access.server}${options.path}`);
    url.search = new URLSearchParams(options.query).toString();
    const { timeoutMs } = this.#limits;
    const late = new AbortController();
    const timeout = setTimeout(() => late.abort(), timeoutMs);
    const signal = AbortSignal.any([options.signal, late.signal]);
    try {
      const response = await this.#send({ url, credentials, signal });
      if (response.code === 429 || response.code === 503) {
        this.#gate.close(readRetryAfterMs(response.headers) ?? 0);
      }
      return response;
    } catch (error) {
      throw late.signal.aborted ? new NoAnswerError(timeoutMs) : error;
    } finally {
      clearTimeout(timeout);
    }
  }

  async #send(request: StreamRequest): Promise<StreamedResponse> {
    const { credentials, signal } = request;
    signal.throwIfAborted();
    const session =
      credentials.tls &&
      (await unlessAborted(this.#shared.getSession(credentials.tls), signal));
    return session
      ? requestOverHttp2(session, request)
      : requestOverHttp1(request);
  }
}

async function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
