import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  PolicyDecision,
  QueryPermissionRequest,
} from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';
import { StorePolicy } from './askPolicy';

/**
 * How long a decision holds. Long enough for what a page asks for at once, and
 * no longer than somebody needs who takes a right away and looks whether it's gone.
 */
const TTL_MS = 2_000;
/** As many people as look at the same time; of more, decisions are forgotten sooner. */
const MOST = 1_000;

/** What is asked, and by whom. */
interface Question {
  readonly requests: QueryPermissionRequest[];
  readonly options: PermissionsServiceRequestOptions;
}

/**
 * Asks the policy what users may read, and remembers the decision for a moment: a
 * page asks for several things at once, and each time the policy would be asked
 * by a request of its own. What changes something is always asked for anew.
 */
export class CachedStorePolicy implements StorePolicy {
  readonly #auth: AuthService;
  readonly #permissions: StorePolicy;
  readonly #decisions: LRUCache<string, PolicyDecision[], Question>;

  static create(options: {
    auth: AuthService;
    permissions: StorePolicy;
    /** How long a decision holds. */
    ttlMs?: number;
  }): CachedStorePolicy {
    return new CachedStorePolicy(options);
  }

  private constructor(options: {
    auth: AuthService;
    permissions: StorePolicy;
    ttlMs?: number;
  }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#decisions = new LRUCache({
      max: MOST,
      ttl: options.ttlMs ?? TTL_MS,
      // Who asks while the policy is being asked waits for the same answer.
      fetchMethod: async (_key, _before, { context }) =>
        this.#permissions.authorizeConditional(
          context.requests,
          context.options,
        ),
    });
  }

  /** Returns a decision for each request. One that failed is not remembered. */
  async authorizeConditional(
    requests: QueryPermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<PolicyDecision[]> {
    const credentials = 'credentials' in options && options.credentials;
    if (
      !credentials ||
      !this.#auth.isPrincipal(credentials, 'user') ||
      !requests.every(isRead)
    ) {
      return this.#permissions.authorizeConditional(requests, options);
    }
    return this.#decisions.forceFetch(toKey(requests, credentials), {
      context: { requests, options },
    });
  }
}

function isRead({ permission }: QueryPermissionRequest): boolean {
  return permission.attributes.action === 'read';
}

/** Whoever signs in anew, which may be as a member of other groups, is asked about anew. */
function toKey(
  requests: readonly QueryPermissionRequest[],
  { principal, expiresAt }: BackstageCredentials<BackstageUserPrincipal>,
): string {
  return JSON.stringify([
    principal.userEntityRef,
    principal.actor?.subject,
    expiresAt?.getTime(),
    requests.map(({ permission }) => permission.name),
  ]);
}
