import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createSecureServer, ServerHttp2Session } from 'node:http2';
import { AddressInfo, Server, Socket } from 'node:net';
import { WatchedObject } from '../watch/WatchedObjects';

/** The kind that the fake API server keeps. */
export const PODS = '/api/v1/pods';

/** A request as the API server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly watch: boolean;
  readonly authorization?: string;
  readonly httpVersion: string;
}

/** Answers a request in the API server's place; anything but true leaves it to it. */
export type Interception = (
  request: SeenRequest,
  response: ServerResponse,
) => boolean | void;

interface Change {
  readonly version: number;
  readonly line: string;
}

/**
 * Keeps pods as an API server does, as far as it matters to those who list and
 * watch them: resource versions, pages, events, bookmarks, and the two ways to
 * say that something was forgotten.
 */
export class FakeApiServer {
  readonly requests: SeenRequest[] = [];
  /** For whom those ask who connect, each time; false for an address. */
  readonly serverNames: unknown[] = [];
  intercept?: Interception;
  readonly #server: Server;
  readonly #scheme: string;
  readonly #sockets = new Set<Socket>();
  readonly #sessions = new Set<ServerHttp2Session>();
  readonly #watches = new Set<ServerResponse>();
  readonly #objects = new Map<string, WatchedObject>();
  #changes: Change[] = [];
  #version = 100;
  #oldest = 0;

  /** Speaks HTTP/2 where TLS is given, and only HTTP/1.1 if that is all it may. */
  static async start(options: {
    tls?: { key: string; cert: string; http2?: boolean };
  }): Promise<FakeApiServer> {
    const server = new FakeApiServer(options.tls);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  private constructor(
    tls: { key: string; cert: string; http2?: boolean } | undefined,
  ) {
    const answer = (request: IncomingMessage, response: ServerResponse) =>
      this.#answer(request, response);
    this.#scheme = tls ? 'https' : 'http';
    this.#server = createServerFor(tls, answer);
    this.#server.on('secureConnection', ({ servername }) =>
      this.serverNames.push(servername),
    );
    this.#server.on('session', session => this.#sessions.add(session));
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://127.0.0.1:${port}`;
  }

  /** The requests that asked for lists, and those that asked for watches. */
  count(kind: 'list' | 'watch'): number {
    return this.requests.filter(({ watch }) => watch === (kind === 'watch'))
      .length;
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Adds or changes a pod; one that is not to be told of is only seen in lists. */
  put(
    name: string,
    options: { told?: boolean; creationTimestamp?: string } = {},
  ): void {
    const generation = this.#version + 1;
    const { creationTimestamp, ...rest } = options;
    const metadata = { name, namespace: 'store-demo', generation };
    this.#put({ ...metadata, creationTimestamp }, rest);
  }

  /** Adds or changes the pods' namespace, which is on its way out. */
  putGoingNamespace(message: string): void {
    const type = 'NamespaceContentRemaining';
    this.#put(
      { name: 'store-demo', deletionTimestamp: '2026-01-01T12:00:00Z' },
      { status: { conditions: [{ type, status: 'True', message }] } },
    );
  }

  remove(name: string, options: { told?: boolean } = {}): void {
    const object = this.#objects.get(name)!;
    this.#objects.delete(name);
    this.#version += 1;
    const metadata = {
      ...object.metadata,
      resourceVersion: String(this.#version),
    };
    this.#tell('DELETED', { metadata }, options.told);
  }

  sendBookmarks(): void {
    const metadata = { resourceVersion: String(this.#version) };
    const line = toLine('BOOKMARK', { metadata });
    this.#watches.forEach(watch => watch.write(line));
  }

  /** Forgets what has happened so far, as etcd does when it is compacted. */
  compact(): void {
    this.#oldest = this.#version;
    this.#changes = [];
  }

  /** Says on every watch that it can't go on. */
  sendErrors(code: number): void {
    const line = toLine('ERROR', { kind: 'Status', code, message: 'too old' });
    this.#watches.forEach(watch => watch.end(line));
  }

  /** Ends all watches as it does after their time. */
  endWatches(): void {
    this.#watches.forEach(watch => watch.end());
  }

  /** Says over HTTP/2 that it takes no more requests on the connections that there are. */
  goAway(): void {
    this.#sessions.forEach(session => session.goaway());
  }

  /** Ends all connections. */
  cut(): void {
    this.#sockets.forEach(socket => socket.destroy());
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #put(
    metadata: WatchedObject['metadata'] & { name: string },
    options: { status?: unknown; told?: boolean },
  ): void {
    const { status, told } = options;
    const type = this.#objects.has(metadata.name) ? 'MODIFIED' : 'ADDED';
    this.#version += 1;
    const object = {
      metadata: {
        ...metadata,
        resourceVersion: String(this.#version),
        labels: { 'woocommerce.backstage/store': 'demo' },
      },
      status,
    };
    this.#objects.set(metadata.name, object);
    this.#tell(type, object, told);
  }

  #tell(type: string, object: WatchedObject, told = true): void {
    const line = toLine(type, object);
    this.#changes.push({ version: this.#version, line });
    if (told) {
      this.#watches.forEach(watch => watch.write(line));
    }
  }

  #answer(incoming: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(incoming.url!, this.url);
    const request: SeenRequest = {
      method: incoming.method!,
      path: pathname,
      query: searchParams,
      watch: searchParams.get('watch') === 'true',
      authorization: incoming.headers.authorization,
      httpVersion: incoming.httpVersion,
    };
    this.requests.push(request);
    if (this.intercept?.(request, response) === true) {
      return;
    }
    if (request.watch) {
      this.#watch(Number(searchParams.get('resourceVersion')), response);
    } else {
      this.#list(searchParams, response);
    }
  }

  #watch(from: number, response: ServerResponse): void {
    if (from < this.#oldest) {
      refuse(response, 410, 'too old resource version');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    this.#watches.add(response);
    response.on('close', () => this.#watches.delete(response));
    this.#changes
      .filter(({ version }) => version > from)
      .forEach(({ line }) => response.write(line));
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    const limit = Number(query.get('limit') ?? Infinity);
    const start = Number(query.get('continue') ?? 0);
    const all = [...this.#objects.values()];
    const end = start + limit;
    send(response, 200, {
      metadata: {
        resourceVersion: String(this.#version),
        ...(end < all.length && { continue: String(end) }),
      },
      items: all.slice(start, end),
    });
  }
}

function createServerFor(
  tls: { key: string; cert: string; http2?: boolean } | undefined,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  if (!tls) {
    return createServer(answer);
  }
  return tls.http2 === false
    ? createHttpsServer(tls, answer)
    : // Its requests and answers are made to look like those of HTTP/1.1.
      createSecureServer({ ...tls, allowHTTP1: true }, answer as never);
}

/** Answers as an API server does that refuses something. */
export function refuse(
  response: ServerResponse,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): true {
  send(response, code, { kind: 'Status', code, message }, headers);
  return true;
}

function send(
  response: ServerResponse,
  code: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(code, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function toLine(type: string, object: object): string {
  return `${JSON.stringify({ type, object })}\n`;
}
