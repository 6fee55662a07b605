import { setTimeout as sleep } from 'node:timers/promises';
import type {
  PromiseHttpLibrary,
  RequestContext,
  ResponseContext,
} from '@kubernetes/client-node';
import { isError } from '@backstage/errors';
import { KubernetesMetrics } from '../../metrics';
import { StoreTracing } from '../../tracing/StoreTracing';
import { KubernetesModule } from '../loadKubernetes';
import { ClusterAccess, ClusterCredentials } from './ClusterAccess';
import { CallLimits } from './CallLimits';
import { CallDescription, describeCall } from './describeCall';
import { NoAnswerError } from './NoAnswerError';
import { readRetryAfterMs } from './readRetryAfterMs';
import { RetryGate } from './RetryGate';
import { toRetryMs } from './toRetryMs';

/** The connection broke, most often one that was kept open and has ended since, or there was none for a moment. */
const CONNECTION_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** How long to wait before the request is made on another connection, at least and at most. */
const RECONNECT_MS = { min: 100, max: 400 };

/** What came of a request, and with what it was made. */
interface Attempt {
  readonly credentials: ClusterCredentials;
  readonly response?: ResponseContext;
  readonly error?: unknown;
}

/**
 * Makes the calls of the client library, which by itself waits for ever, takes
 * every answer for final and keeps using a token that was replaced.
 *
 * A request is made at most twice, so that an API server in trouble is not
 * asked more than twice as often as one that is well.
 */
export class ClusterTransport implements PromiseHttpLibrary {
  readonly #module: KubernetesModule;
  readonly #access: ClusterAccess;
  readonly #gate: RetryGate;
  readonly #limits: CallLimits;
  readonly #metrics: KubernetesMetrics;
  readonly #tracing: StoreTracing;

  constructor(options: {
    module: KubernetesModule;
    access: ClusterAccess;
    gate: RetryGate;
    limits: CallLimits;
    metrics: KubernetesMetrics;
    tracing: StoreTracing;
  }) {
    this.#module = options.module;
    this.#access = options.access;
    this.#gate = options.gate;
    this.#limits = options.limits;
    this.#metrics = options.metrics;
    this.#tracing = options.tracing;
  }

  async send(request: RequestContext): Promise<ResponseContext> {
    const call = describeCall(request.getHttpMethod(), request.getUrl());
    const { verb, resource } = call;
    return this.#tracing.part(
      { name: `kubernetes ${verb} ${resource}`, kind: 'client' },
      () => this.#send(request, call),
    );
  }

  async #send(
    request: RequestContext,
    call: CallDescription,
  ): Promise<ResponseContext> {
    const caller = request.getSignal();
    const first = await this.#attempt(request, caller, call);
    const { response, error } = (await this.#isWorthRepeating(first, caller))
      ? await this.#attempt(request, caller, call)
      : first;
    if (!response) {
      throw error;
    }
    return response;
  }

  async #isWorthRepeating(
    attempt: Attempt,
    caller: AbortSignal | undefined,
  ): Promise<boolean> {
    const { credentials, response } = attempt;
    if (response?.httpStatusCode === 401) {
      return this.#access.renew(credentials);
    }
    const pauseMs = findPauseMs(attempt);
    if (pauseMs === undefined || pauseMs > this.#limits.maxWaitMs) {
      return false;
    }
    await sleep(pauseMs, undefined, { signal: caller });
    return true;
  }

  async #attempt(
    request: RequestContext,
    caller: AbortSignal | undefined,
    call: CallDescription,
  ): Promise<Attempt> {
    await this.#gate.pass(caller);
    const credentials = await this.#access.get();
    for (const [name, value] of Object.entries(credentials.headers)) {
      request.setHeaderParam(name, value);
    }
    request.setAgent(credentials.agent);
    const askedAt = performance.now();
    let status: number | undefined;
    try {
      const response = await this.#fetch(request, caller);
      const { httpStatusCode: code, headers } = response;
      status = code;
      if (code === 429 || code === 503) {
        this.#gate.close(readRetryAfterMs(headers) ?? 0);
      }
      return { credentials, response };
    } catch (error) {
      return { credentials, error };
    } finally {
      const ms = performance.now() - askedAt;
      // What the caller has given up says nothing of the API server.
      if (!caller?.aborted) {
        this.#metrics.answered({ ...call, code: status, ms });
      }
    }
  }

  /** Reads the whole answer, so that the time limit holds for all of it. */
  async #fetch(
    request: RequestContext,
    caller: AbortSignal | undefined,
  ): Promise<ResponseContext> {
    const { IsomorphicFetchHttpLibrary, ResponseContext, SelfDecodingBody } =
      this.#module;
    const timeout = AbortSignal.timeout(this.#limits.timeoutMs);
    request.setSignal(caller ? AbortSignal.any([caller, timeout]) : timeout);
    try {
      const { httpStatusCode, headers, body } =
        await new IsomorphicFetchHttpLibrary().send(request).toPromise();
      const content = await body.binary();
      return new ResponseContext(
        httpStatusCode,
        headers,
        new SelfDecodingBody(Promise.resolve(content)),
      );
    } catch (error) {
      if (!timeout.aborted) {
        throw error;
      }
      // Others of the connections that wait to be used are as dead as this one.
      dropIdleConnections(request);
      throw new NoAnswerError(this.#limits.timeoutMs);
    }
  }
}

/** How long to wait before a request is made once more; undefined when that is in vain. */
function findPauseMs({ response, error }: Attempt): number | undefined {
  if (!response) {
    const { min, max } = RECONNECT_MS;
    return isConnectionError(error)
      ? min + Math.random() * (max - min)
      : undefined;
  }
  const { httpStatusCode: code, headers } = response;
  return toRetryMs({ code, headers });
}

function isConnectionError(error: unknown): boolean {
  return (
    isError(error) &&
    typeof error.code === 'string' &&
    CONNECTION_ERRORS.has(error.code)
  );
}

function dropIdleConnections(request: RequestContext): void {
  for (const sockets of Object.values(request.getAgent()?.freeSockets ?? {})) {
    sockets?.forEach(socket => socket.destroy());
  }
}
