import { callCluster } from '../../kubernetes/errors';
import { Kubernetes } from '../../kubernetes/loadKubernetes';
import { ClusterApi } from './ClusterApi';
import { TooManyObjectsError } from './TooManyObjectsError';

const PAGE_SIZE = '500';

interface ObjectPage<T> {
  readonly metadata?: {
    readonly continue?: string;
    /** How many follow, where the API server knows it. */
    readonly remainingItemCount?: number;
  };
  readonly items?: readonly T[] | null;
}

interface Answer {
  readonly text: string;
  readonly headers: Record<string, string>;
}

/** Asks an API server under the portal's account, until a signal ends it. */
export class KubernetesClusterApi implements ClusterApi {
  readonly #kubernetes: Kubernetes;
  readonly #signal: AbortSignal;

  static create(options: {
    kubernetes: Kubernetes;
    signal: AbortSignal;
  }): KubernetesClusterApi {
    return new KubernetesClusterApi(options.kubernetes, options.signal);
  }

  private constructor(kubernetes: Kubernetes, signal: AbortSignal) {
    this.#kubernetes = kubernetes;
    this.#signal = signal;
  }

  get server(): string {
    return this.#kubernetes.server;
  }

  async get<T>(path: string): Promise<T> {
    return JSON.parse((await this.#send('GET', path)).text);
  }

  async list<T, U>(
    path: string,
    keep: (object: T) => U,
    options: { atMost?: number } = {},
  ): Promise<U[]> {
    const { atMost = Infinity } = options;
    const kept: U[] = [];
    let next: string | undefined;
    do {
      const query = new URLSearchParams({
        limit: PAGE_SIZE,
        ...(next && { continue: next }),
      });
      const page = await this.get<ObjectPage<T>>(
        `${path}${path.includes('?') ? '&' : '?'}${query}`,
      );
      kept.push(...(page.items ?? []).map(keep));
      next = page.metadata?.continue;
      const more = page.metadata?.remainingItemCount ?? (next ? 1 : 0);
      if (kept.length + more > atMost) {
        throw new TooManyObjectsError(atMost);
      }
    } while (next);
    return kept;
  }

  async post<T>(path: string, body: object): Promise<T> {
    return JSON.parse((await this.#send('POST', path, body)).text);
  }

  async delete(path: string, body: object): Promise<void> {
    await this.#send('DELETE', path, body);
  }

  async readTime(): Promise<Date | undefined> {
    const { headers } = await this.#send('GET', '/version');
    return headers.date === undefined ? undefined : new Date(headers.date);
  }

  async #send(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answer> {
    const { module, server, transport } = this.#kubernetes;
    const request = new module.RequestContext(
      `${server}${path}`,
      module.HttpMethod[method],
    );
    request.setHeaderParam('Accept', 'application/json');
    if (body) {
      request.setHeaderParam('Content-Type', 'application/json');
      request.setBody(JSON.stringify(body));
    }
    request.setSignal(this.#signal);
    const call = async () => {
      const response = await transport.send(request);
      const text = await response.body.text();
      const { httpStatusCode: code, headers } = response;
      if (code < 200 || code > 299) {
        throw new module.ApiException(code, 'The call failed', text, headers);
      }
      return { text, headers };
    };
    return callCluster(() => call().catch(error => this.#explain(error)));
  }

  /** Who has ended the call knows better why than the call, which says that it was aborted. */
  #explain(error: unknown): never {
    throw this.#signal.aborted ? this.#signal.reason : error;
  }
}
