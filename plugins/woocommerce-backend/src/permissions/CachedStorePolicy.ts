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
 * How long a decision holds, from the moment at which it was asked for. Long
 * enough for what a page asks for at once, and no longer than somebody needs who
 * takes a right away and looks whether it's gone.
 */
const TTL_MS = 2_000;
/** As many people as look at the same time; of more, decisions are forgotten sooner. */
const MOST = 1_000;

/**
 * Asks the policy what users may read, and remembers the decision for a moment: a
 * page asks for several things at once, and each time the policy would be asked
 * by a request of its own. What changes something is always asked for anew.
 */
export class CachedStorePolicy implements StorePolicy {
  readonly #auth: AuthService;
  readonly #permissions: StorePolicy;
  readonly #decisions: LRUCache<string, Promise<PolicyDecision[]>>;

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
      ttlResolution: 0,
      ttlAutopurge: true,
    });
  }

  /** Returns a decision for each request. One that failed is not remembered. */
  async authorizeConditional(
    requests: QueryPermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<PolicyDecision[]> {
    const ask = () => this.#permissions.authorizeConditional(requests, options);
    const credentials = 'credentials' in options && options.credentials;
    return credentials &&
      this.#auth.isPrincipal(credentials, 'user') &&
      requests.every(isRead)
      ? this.#remember(toKey(requests, credentials), ask)
      : ask();
  }

  /** Who asks while the policy is being asked waits for the same answer. */
  #remember(
    key: string,
    ask: () => Promise<PolicyDecision[]>,
  ): Promise<PolicyDecision[]> {
    const known = this.#decisions.get(key);
    if (known) {
      return known;
    }
    const asked = ask();
    this.#decisions.set(key, asked);
    asked.catch(() => {
      if (this.#decisions.peek(key) === asked) {
        this.#decisions.delete(key);
      }
    });
    return asked;
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
