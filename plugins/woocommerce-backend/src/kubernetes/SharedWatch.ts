import { setTimeout as sleep } from 'node:timers/promises';
import { getStatusCode, isRefusal, toUnreachableError } from './errors';
import { WatchEnd } from '../metrics';
import { Kubernetes } from './loadKubernetes';
import { listAll } from './watch/listAll';
import { ObjectCache } from './watch/ObjectCache';
import { RetryPause } from './watch/RetryPause';
import { WatchedKind } from './watch/WatchedKind';
import { WatchedObject } from './watch/WatchedObjects';
import { SilentWatchError, WatchEvent, WatchStream } from './watch/WatchStream';
import { WATCH_TIMING, WatchTiming } from './watch/WatchTiming';

/** A watch that ends so much before its time was cut. */
const EARLY_MS = 1_000;

/**
 * Keeps all objects of one kind in memory, as they are in the cluster: lists
 * them once and watches them from then on, request after request. They are
 * listed again only when the API server has forgotten what happened since the
 * last thing it said.
 */
export class SharedWatch<T extends WatchedObject> {
  readonly #kubernetes: Kubernetes;
  readonly #kind: WatchedKind<T>;
  readonly #timing: WatchTiming;
  readonly #onChange: (object: T) => void;
  readonly #onConnection: () => void;
  readonly #pause: RetryPause;
  readonly #stop = new AbortController();
  readonly #cache = new ObjectCache<T>();
  #resourceVersion?: string;
  #connected = false;
  #problem?: unknown;
  #brokenAt?: number;
  #heardAt = 0;
  #hasBookmarks = false;
  #filled = false;
  #losing?: NodeJS.Timeout;
  #running?: Promise<void>;
  #onFirst: () => void = () => {};

  constructor(options: {
    kubernetes: Kubernetes;
    kind: WatchedKind<T>;
    /** Is called for each object that was added, changed or deleted after the first list. */
    onChange: (object: T) => void;
    /** Is called when the cluster is lost, after each attempt that fails then, and when all is well again. */
    onConnection: () => void;
    timing?: Partial<WatchTiming>;
  }) {
    this.#kubernetes = options.kubernetes;
    this.#kind = options.kind;
    this.#timing = { ...WATCH_TIMING, ...options.timing };
    this.#onChange = options.onChange;
    this.#onConnection = options.onConnection;
    this.#pause = new RetryPause(this.#timing);
  }

  get path(): string {
    return this.#kind.path;
  }

  /** Whether what is in memory follows the cluster, or did so a moment ago. */
  get connected(): boolean {
    return this.#connected;
  }

  /** Whether it did so a moment ago, and something may have happened since. */
  get interrupted(): boolean {
    return this.#connected && this.#problem !== undefined;
  }

  /** Why it doesn't, as far as that is known. */
  get problem(): unknown {
    return this.#problem;
  }

  /** By `performance.now()`, since when it doesn't; undefined when it never did, or may not. */
  get brokenAt(): number | undefined {
    return isRefusal(this.#problem) ? undefined : this.#brokenAt;
  }

  /**
   * The objects in a namespace.
   *
   * @throws ClusterUnreachableError when they may be out of date; the API
   * server's own error when the portal's account may not watch them
   */
  list(namespace: string): readonly T[] {
    this.#requireConnection();
    return this.#cache.list(namespace);
  }

  /**
   * An object of a kind that is in no namespace; undefined when there is none, or
   * not yet.
   *
   * @throws as `list` does
   */
  find(name: string): T | undefined {
    this.#requireConnection();
    return this.#cache.find(name);
  }

  /** Returns when the objects are in memory, or the first attempt has failed. */
  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#onFirst = resolve;
      this.#running = this.#run();
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.#endGrace();
    this.#connected = false;
  }

  #requireConnection(): void {
    if (this.#connected) {
      return;
    }
    if (isRefusal(this.#problem)) {
      throw this.#problem;
    }
    throw toUnreachableError(
      this.#problem ?? new Error('the watch is not connected'),
    );
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let pauseMs = Math.random() * this.#timing.spreadMs;
      try {
        await this.#follow();
      } catch (error) {
        if (!signal.aborted) {
          this.#noteEnd(error);
          pauseMs = this.#fail(error);
        }
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
    this.#onFirst();
  }

  /** Makes one request; returns when it has ended in a way that requests end. */
  async #follow(): Promise<void> {
    const listing = this.#resourceVersion === undefined;
    try {
      const resourceVersion = this.#resourceVersion ?? (await this.#list());
      await this.#read(await this.#open(resourceVersion), listing);
    } catch (error) {
      if (!isExpired(error)) {
        throw error;
      }
      // The next attempt lists at once, unless this one did in vain.
      if (listing) {
        this.#resourceVersion = undefined;
        throw error;
      }
      this.#noteEnd(error);
      this.#expire(error);
    }
  }

  async #list(): Promise<string> {
    const { objects, resourceVersion } = await listAll({
      kubernetes: this.#kubernetes,
      kind: this.#kind,
      signal: this.#stop.signal,
    });
    this.#kubernetes.metrics.listed(getResource(this.path));
    const changed = this.#cache.replace(objects);
    if (this.#filled) {
      changed.forEach(object => this.#onChange(object));
    }
    this.#filled = true;
    this.#resourceVersion = resourceVersion;
    return resourceVersion;
  }

  async #open(resourceVersion: string): Promise<WatchStream<T>> {
    const { seconds: range, silenceMs } = this.#timing;
    const seconds = Math.round(
      range.min + Math.random() * (range.max - range.min),
    );
    return WatchStream.open<T>({
      kubernetes: this.#kubernetes,
      kind: this.#kind,
      resourceVersion,
      seconds,
      patienceMs: this.#hasBookmarks ? silenceMs : seconds * 1_000 + silenceMs,
      signal: this.#stop.signal,
    });
  }

  async #read(stream: WatchStream<T>, listed: boolean): Promise<void> {
    const { minLifeMs, settleMs } = this.#timing;
    const openedAt = performance.now();
    this.#heardAt = openedAt;
    // What was missed during an outage comes right behind the answer's head,
    // all of it: when nothing more comes, or only a bookmark, it is in.
    const settling = setTimeout(() => this.#connect(), listed ? 0 : settleMs);
    let error: unknown;
    try {
      for await (const event of stream) {
        this.#apply(event);
        this.#listen(event, stream);
        if (event.type === 'BOOKMARK') {
          this.#connect();
        } else if (!this.#connected) {
          settling.refresh();
        }
      }
    } catch (thrown) {
      error = thrown;
      this.#hasBookmarks &&= !(thrown instanceof SilentWatchError);
    }
    clearTimeout(settling);
    const livedMs = performance.now() - openedAt;
    if (livedMs < minLifeMs) {
      throw error ?? new Error('The API server ended the watch at once');
    }
    this.#pause.reset();
    this.#noteEnd(error);
    if (isExpired(error)) {
      this.#expire(error);
    } else if (
      error !== undefined ||
      livedMs < stream.seconds * 1_000 - EARLY_MS
    ) {
      // Before the next attempt, which may wait long for an answer. Over HTTP/2, a
      // connection that is closed ends a watch without an error.
      this.#doubt(
        error ?? new Error('nothing has come since its connection ended'),
      );
    }
  }

  #apply(event: WatchEvent<T>): void {
    if (event.type !== 'BOOKMARK') {
      const object = this.#kind.trim(event.object);
      const changed =
        event.type === 'DELETED'
          ? this.#cache.delete(object)
          : this.#cache.set(object);
      if (changed) {
        this.#onChange(object);
      }
    }
    this.#resourceVersion = event.object.metadata?.resourceVersion;
  }

  /**
   * Finds out whether bookmarks come so often that silence means something: how
   * often they do is up to the API server, and to how it has set up etcd.
   */
  #listen(event: WatchEvent<T>, stream: WatchStream<T>): void {
    const { silenceMs } = this.#timing;
    const now = performance.now();
    if (
      event.type === 'BOOKMARK' &&
      !this.#hasBookmarks &&
      now - this.#heardAt < silenceMs
    ) {
      this.#hasBookmarks = true;
      stream.setPatience(silenceMs);
    }
    this.#heardAt = now;
  }

  #connect(): void {
    this.#endGrace();
    this.#problem = undefined;
    this.#brokenAt = undefined;
    if (!this.#connected) {
      this.#connected = true;
      this.#onConnection();
    }
    this.#onFirst();
  }

  #lose(): void {
    this.#endGrace();
    this.#connected = false;
    this.#onConnection();
  }

  #endGrace(): void {
    clearTimeout(this.#losing);
    this.#losing = undefined;
  }

  /** Counts a watch that has ended, without an error when it was its time. */
  #noteEnd(error?: unknown): void {
    if (!this.#stop.signal.aborted) {
      const resource = getResource(this.path);
      this.#kubernetes.metrics.watchEnded(resource, getEnd(error));
    }
  }

  /** Has all listed anew. What has answered is not lost while the list comes in. */
  #expire(problem: unknown): void {
    this.#resourceVersion = undefined;
    if (this.#connected) {
      this.#endGrace();
      this.#problem = problem;
    }
  }

  /** From when it was cut, a watch has a moment to go on before it is lost. */
  #doubt(problem: unknown): void {
    this.#problem = problem;
    if (this.#connected) {
      this.#brokenAt ??= performance.now();
      this.#losing ??= setTimeout(() => this.#lose(), this.#timing.graceMs);
    }
  }

  /** Returns how long to wait before the next attempt. */
  #fail(error: unknown): number {
    this.#doubt(error);
    if (!this.#connected || isRefusal(error)) {
      this.#lose();
    }
    this.#onFirst();
    return this.#pause.next(error);
  }
}

function getEnd(error: unknown): WatchEnd {
  if (error === undefined) {
    return 'closed';
  }
  if (error instanceof SilentWatchError) {
    return 'silent';
  }
  if (isExpired(error)) {
    return 'expired';
  }
  return isRefusal(error) ? 'refused' : 'failed';
}

/** The last part of a collection's path. */
function getResource(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The API server has forgotten what happened since the last thing it said. */
function isExpired(error: unknown): boolean {
  return getStatusCode(error) === 410;
}
