/** What of the API is called for what, whichever object it is about. */
export interface CallDescription {
  readonly verb: string;
  readonly resource: string;
}

/** The path of a collection or an object, in the core API and in groups. */
const PATH =
  /^\/(?:api\/[^/]+|apis\/[^/]+\/[^/]+)(?:\/namespaces\/[^/]+(?=\/))?\/([^/]+)(\/[^/]+)?/;

const VERBS: Record<string, string> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** Describes a call without the names in it. */
export function describeCall(method: string, url: string): CallDescription {
  const [, resource, name] = PATH.exec(new URL(url).pathname) ?? [];
  return {
    verb: VERBS[method] ?? (name || !resource ? 'get' : 'list'),
    // What is no resource, such as /version, has no name of anything in it either.
    resource: resource ?? 'other',
  };
}
