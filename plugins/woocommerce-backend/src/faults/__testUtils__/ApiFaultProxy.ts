import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { IncomingMessage, ServerResponse } from 'node:http';
import {
  createSecureServer,
  Http2SecureServer,
  Http2ServerRequest,
  Http2ServerResponse,
} from 'node:http2';
import { Agent, request as sendRequest } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeConfig } from '@kubernetes/client-node';

/** What a request to the API server is about. */
export interface ApiRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly watch: boolean;
  /** Whether Helm asks, and not the portal itself. */
  readonly helm: boolean;
  readonly at: number;
}

/** What to do with a request instead of passing it on. */
export interface ApiFault {
  readonly delayMs?: number;
  /** Passed on when absent. */
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

/** Headers that are about a connection, of which there are two here. */
const HOP_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'host',
]);

/**
 * Stands before the API server with the server's own certificate, counts what
 * is asked, and answers in its place as the faults say.
 */
export class ApiFaultProxy {
  readonly #server: Http2SecureServer;
  readonly #upstream: URL;
  readonly #agent: Agent;
  readonly #requests: ApiRequest[] = [];
  readonly #watches = new Set<{
    request: ApiRequest;
    response: Http2ServerResponse;
  }>();
  #decide: (request: ApiRequest) => ApiFault | undefined = () => undefined;

  /** @param kubeConfig - an administrator's, whose key is the API server's as well */
  static async start(kubeConfig: KubeConfig): Promise<ApiFaultProxy> {
    const read = async (file: string | undefined, data: string | undefined) =>
      data ? Buffer.from(data, 'base64') : readFile(file!);
    const user = kubeConfig.getCurrentUser()!;
    const cluster = kubeConfig.getCurrentCluster()!;
    const proxy = new ApiFaultProxy({
      cert: await read(user.certFile, user.certData),
      key: await read(user.keyFile, user.keyData),
      ca: await read(cluster.caFile, cluster.caData),
      upstream: new URL(cluster.server),
    });
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  private constructor(options: {
    cert: Buffer;
    key: Buffer;
    ca: Buffer;
    upstream: URL;
  }) {
    const { cert, key, ca, upstream } = options;
    this.#upstream = upstream;
    this.#agent = new Agent({ ca, keepAlive: true, maxSockets: Infinity });
    this.#server = createSecureServer(
      { cert, key, allowHTTP1: true },
      (request, response) => {
        void this.#handle(request, response).catch(() => response.destroy());
      },
    );
    this.#server.on('sessionError', () => {});
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** What was asked since a moment, by `performance.now()`. */
  listRequests(since = 0): ApiRequest[] {
    return this.#requests.filter(({ at }) => at >= since);
  }

  /** What to do with each request from now on. */
  setFault(decide: (request: ApiRequest) => ApiFault | undefined): void {
    this.#decide = decide;
  }

  /** From now on everything is passed on. */
  mend(): void {
    this.#decide = () => undefined;
  }

  /** Writes an event of its own into all watches that are open. */
  sendToWatches(event: object): number {
    this.#watches.forEach(({ response }) =>
      response.write(`${JSON.stringify(event)}\n`),
    );
    return this.#watches.size;
  }

  /** Ends all watches as a server does that restarts. */
  endWatches(): number {
    const { size } = this.#watches;
    this.#watches.forEach(({ response }) => response.end());
    return size;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#watches.forEach(({ response }) => response.destroy());
    this.#agent.destroy();
  }

  async #handle(
    request: Http2ServerRequest,
    response: Http2ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url, this.#upstream);
    const asked: ApiRequest = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      watch: ['1', 'true'].includes(url.searchParams.get('watch') ?? ''),
      helm: request.headers['user-agent']?.startsWith('Helm/') ?? false,
      at: performance.now(),
    };
    this.#requests.push(asked);
    const fault = this.#decide(asked);
    if (fault?.delayMs) {
      await sleep(fault.delayMs, undefined, { ref: false });
    }
    if (fault?.status) {
      request.resume();
      response.writeHead(fault.status, {
        'content-type': 'application/json',
        ...fault.headers,
      });
      response.end(JSON.stringify(fault.body ?? {}));
      return;
    }
    await this.#pass(request, response, url, asked);
  }

  async #pass(
    request: Http2ServerRequest,
    response: Http2ServerResponse,
    url: URL,
    asked: ApiRequest,
  ): Promise<void> {
    const sent = sendRequest(url, {
      agent: this.#agent,
      method: request.method,
      headers: pickHeaders(request.headers),
    });
    response.on('close', () => sent.destroy());
    sent.on('error', () => response.destroy());
    request.pipe(sent);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    response.writeHead(answer.statusCode!, pickHeaders(answer.headers));
    if (response instanceof ServerResponse) {
      // A watch is opened by its headers, not by its first event.
      response.flushHeaders();
    }
    answer.pipe(response);
    answer.on('error', () => response.destroy());
    if (asked.watch) {
      const watch = { request: asked, response };
      this.#watches.add(watch);
      response.on('close', () => this.#watches.delete(watch));
    }
  }
}

function pickHeaders(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name.startsWith(':') || HOP_HEADERS.has(name)
        ? []
        : [[name, value]],
    ),
  );
}
