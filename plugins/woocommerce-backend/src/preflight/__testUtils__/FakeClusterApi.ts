import {
  ClusterUnreachableError,
  toUnreachableError,
} from '../../kubernetes/errors';
import { ClusterApi } from '../api/ClusterApi';
import { TooManyObjectsError } from '../api/TooManyObjectsError';

/** An answer of the API server that isn't the one that was asked for. */
export function makeRefusal(code: number, message: string): Error {
  return Object.assign(new Error(message), {
    code,
    body: JSON.stringify({ message }),
  });
}

/** What an API server that does not answer comes to. */
export function makeOutage(
  cause: Error = new Error('no route'),
): ClusterUnreachableError {
  return toUnreachableError(cause);
}

type Answer = object | Error | ((body: object) => object);

/** An API server that knows answers by path, without the query; everything else is not there. */
export class FakeClusterApi implements ClusterApi {
  readonly server = 'https://cluster.example';
  readonly answers = new Map<string, Answer>();
  /** All calls, such as `GET /version`. */
  readonly calls: string[] = [];
  time?: Date | Error = new Date();

  static create(answers: Record<string, Answer> = {}): FakeClusterApi {
    const api = new FakeClusterApi();
    Object.entries(answers).forEach(([path, answer]) =>
      api.answers.set(path, answer),
    );
    return api;
  }

  async get<T>(path: string): Promise<T> {
    return this.#answer('GET', path) as T;
  }

  async list<T, U>(
    path: string,
    keep: (object: T) => U,
    options: { atMost?: number } = {},
  ): Promise<U[]> {
    const { atMost = Infinity } = options;
    const { items } = this.#answer('GET', path) as { items: T[] };
    if (items.length > atMost) {
      throw new TooManyObjectsError(atMost);
    }
    return items.map(keep);
  }

  async post<T>(path: string, body: object): Promise<T> {
    return this.#answer('POST', path, body) as T;
  }

  async delete(path: string): Promise<void> {
    this.#answer('DELETE', path);
  }

  async readTime(): Promise<Date | undefined> {
    if (this.time instanceof Error) {
      throw this.time;
    }
    return this.time;
  }

  #answer(method: string, path: string, body: object = {}): object {
    this.calls.push(`${method} ${path}`);
    const answer = this.answers.get(path.split('?')[0]);
    if (answer === undefined) {
      throw makeRefusal(404, `${path} not found`);
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return typeof answer === 'function' ? answer(body) : answer;
  }
}
