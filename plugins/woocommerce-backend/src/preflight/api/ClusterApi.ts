/**
 * The API of a cluster as checks ask it: by paths, since they look at kinds that
 * need not be there. Everything throws a `ClusterUnreachableError` when the API
 * server does not answer, and an error with the HTTP status as its `code` when
 * it answers that it doesn't.
 */
export interface ClusterApi {
  /** Where the API server is asked. */
  readonly server: string;

  get<T>(path: string): Promise<T>;

  /**
   * Reads all objects of a kind, page by page, and keeps what is asked for of each.
   *
   * @throws TooManyObjectsError as soon as it is known that there are more than `atMost`
   */
  list<T, U>(
    path: string,
    keep: (object: T) => U,
    options?: { atMost?: number },
  ): Promise<U[]>;

  post<T>(path: string, body: object): Promise<T>;

  delete(path: string, body: object): Promise<void>;

  /** The time by the API server's clock, to a second. */
  readTime(): Promise<Date | undefined>;
}
