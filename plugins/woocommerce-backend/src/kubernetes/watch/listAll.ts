import { Kubernetes } from '../loadKubernetes';
import { getStatusCode } from '../errors';
import { WatchedKind } from './WatchedKind';
import { WatchedObject } from './WatchedObjects';

/** How many objects come in one answer: few enough to be read in some milliseconds. */
const PAGE_SIZE = 250;

/** All objects of a kind as they were at one moment. */
export interface ListedObjects<T> {
  readonly objects: readonly T[];
  /** The moment, from which on they can be watched. */
  readonly resourceVersion: string;
}

interface ObjectList<T> {
  readonly metadata?: {
    readonly resourceVersion?: string;
    readonly continue?: string;
  };
  readonly items?: readonly T[] | null;
}

/**
 * Lists all objects of a kind, page by page. When that takes so long that the
 * API server forgets what it was listing (410), it starts anew without pages.
 *
 * No `resourceVersion` is asked for: only then the API server may not answer
 * with what it knew some time ago, after which a store could go back in time.
 */
export async function listAll<T extends WatchedObject>(options: {
  kubernetes: Kubernetes;
  kind: WatchedKind<T>;
  signal: AbortSignal;
  pageSize?: number;
}): Promise<ListedObjects<T>> {
  try {
    return await listPages({
      ...options,
      limit: options.pageSize ?? PAGE_SIZE,
    });
  } catch (error) {
    if (getStatusCode(error) !== 410) {
      throw error;
    }
    return listPages(options);
  }
}

async function listPages<T extends WatchedObject>(options: {
  kubernetes: Kubernetes;
  kind: WatchedKind<T>;
  signal: AbortSignal;
  limit?: number;
}): Promise<ListedObjects<T>> {
  const { kind, limit } = options;
  const objects: T[] = [];
  let next: string | undefined;
  for (;;) {
    const { metadata, items } = await getPage<T>(options, {
      labelSelector: kind.labelSelector,
      ...(limit && { limit: String(limit) }),
      ...(next && { continue: next }),
    });
    for (const item of items ?? []) {
      objects.push(kind.trim(item));
    }
    next = metadata?.continue;
    if (!next) {
      return { objects, resourceVersion: metadata?.resourceVersion ?? '' };
    }
  }
}

async function getPage<T>(
  options: {
    kubernetes: Kubernetes;
    kind: { path: string };
    signal: AbortSignal;
  },
  query: Record<string, string>,
): Promise<ObjectList<T>> {
  const { kubernetes, kind, signal } = options;
  const { module, server, transport } = kubernetes;
  const request = new module.RequestContext(
    `${server}${kind.path}?${new URLSearchParams(query)}`,
    module.HttpMethod.GET,
  );
  request.setHeaderParam('Accept', 'application/json');
  request.setSignal(signal);
  const { httpStatusCode, headers, body } = await transport.send(request);
  const text = await body.text();
  if (httpStatusCode !== 200) {
    throw new module.ApiException(
      httpStatusCode,
      'The list failed',
      text,
      headers,
    );
  }
  return JSON.parse(text);
}
