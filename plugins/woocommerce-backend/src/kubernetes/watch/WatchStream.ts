import { StringDecoder } from 'node:string_decoder';
import { Readable } from 'node:stream';
import { Kubernetes } from '../loadKubernetes';
import { WatchedKind } from './WatchedKind';
import { WatchedObject } from './WatchedObjects';

/** A change of an object, or how far the watch has come without one. */
export interface WatchEvent<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: T;
}

/** Nothing has come for longer than it may. */
export class SilentWatchError extends Error {
  name = 'SilentWatchError';

  constructor() {
    super('the watch has gone silent');
  }
}

/** No object in etcd comes near to it. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/** One watch request: what changes from a moment on, until the request ends. */
export class WatchStream<T extends WatchedObject>
  implements AsyncIterable<WatchEvent<T>>
{
  /** After how long the API server is to end it. */
  readonly seconds: number;
  readonly #kubernetes: Kubernetes;
  readonly #body: Readable;
  #patienceMs: number;
  #silence?: NodeJS.Timeout;

  /**
   * Returns when the API server has begun to answer.
   *
   * @throws ApiException when it refuses, with code 410 when it has forgotten
   * what happened since that moment
   */
  static async open<T extends WatchedObject>(options: {
    kubernetes: Kubernetes;
    kind: Pick<WatchedKind<T>, 'path' | 'labelSelector'>;
    /** The moment. */
    resourceVersion: string;
    /** When the API server is to end it. */
    seconds: number;
    /** How long nothing may come before the other end is taken for gone. */
    patienceMs: number;
    signal: AbortSignal;
  }): Promise<WatchStream<T>> {
    const { kubernetes, kind, resourceVersion, seconds, signal } = options;
    const { code, headers, body } = await kubernetes.watchTransport.open({
      path: kind.path,
      query: {
        watch: 'true',
        allowWatchBookmarks: 'true',
        labelSelector: kind.labelSelector,
        resourceVersion,
        timeoutSeconds: String(seconds),
      },
      signal,
    });
    const stream = new WatchStream<T>({ ...options, body });
    if (code !== 200) {
      throw new kubernetes.module.ApiException(
        code,
        'The watch was refused',
        await stream.#readText(),
        headers,
      );
    }
    return stream;
  }

  private constructor(options: {
    kubernetes: Kubernetes;
    body: Readable;
    seconds: number;
    patienceMs: number;
  }) {
    this.#kubernetes = options.kubernetes;
    this.#body = options.body;
    this.seconds = options.seconds;
    this.#patienceMs = options.patienceMs;
  }

  /** Changes how long nothing may come, from now on. */
  setPatience(ms: number): void {
    this.#patienceMs = ms;
    this.#listen();
  }

  /**
   * @throws ApiException when the API server says that it can't go on
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<WatchEvent<T>> {
    let rest = '';
    for await (const text of this.#readTexts()) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_LENGTH) {
        throw new Error('An event of the watch has no end');
      }
      for (const line of lines) {
        yield this.#parse(line);
      }
    }
  }

  #parse(line: string): WatchEvent<T> {
    const event = JSON.parse(line);
    if (event.type === 'ERROR') {
      throw new this.#kubernetes.module.ApiException(
        event.object?.code ?? 500,
        'The watch can’t go on',
        event.object,
        {},
      );
    }
    return event;
  }

  async #readText(): Promise<string> {
    let text = '';
    for await (const part of this.#readTexts()) {
      text += part;
    }
    return text;
  }

  /** Ends the request when nothing comes for too long. */
  async *#readTexts(): AsyncGenerator<string> {
    const decoder = new StringDecoder('utf8');
    this.#listen();
    try {
      for await (const chunk of this.#body) {
        this.#listen();
        yield decoder.write(chunk);
      }
    } finally {
      clearTimeout(this.#silence);
    }
  }

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(
      () => this.#body.destroy(new SilentWatchError()),
      this.#patienceMs,
    );
  }
}
