import { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createWoocommerceStoreConditionalDecision as decideByStore,
  woocommerceStoreConditions as stores,
} from '@woocommerce-backstage/plugin-woocommerce-backend';
import {
  RESOURCE_TYPE_WOOCOMMERCE_STORE,
  woocommerceAuditReadPermission,
  woocommerceStoreCreatePermission,
  woocommerceStoreReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';

type StorePermission = ResourcePermission<
  typeof RESOURCE_TYPE_WOOCOMMERCE_STORE
>;

/** Whose members run the portal. */
const OPERATORS = 'group:default/platform';

/** Whose members may have stores that cost more than a try. */
const MERCHANTS = 'group:default/shops';

const PLANS_FOR_EVERYONE = ['demo'];
const PLANS_FOR_MERCHANTS = ['demo', 'standard', 'production'];

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * An example of a policy, to be changed to what an organization needs: everybody
 * sees all stores, owners do everything to theirs, anyone may have stores of plan
 * `demo`, and merchants of the other plans, too. Operators may do everything, and
 * only they read the audit log. What isn't about stores is allowed.
 */
export class StorePolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  static create(options: { userInfo: UserInfoService }): StorePolicy {
    return new StorePolicy(options.userInfo);
  }

  private constructor(userInfo: UserInfoService) {
    this.#userInfo = userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const isAudit = isPermission(permission, woocommerceAuditReadPermission);
    const isStore = isResourcePermission(
      permission,
      RESOURCE_TYPE_WOOCOMMERCE_STORE,
    );
    if (!isAudit && !isStore) {
      return ALLOW;
    }
    const claims = await this.#getClaims(user);
    if (claims.includes(OPERATORS)) {
      return ALLOW;
    }
    return isStore ? decideOnStores(permission, claims) : DENY;
  }

  /** Who the user is, and the groups that they are in. */
  async #getClaims(user: PolicyQueryUser | undefined): Promise<string[]> {
    if (!user) {
      return [];
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    return ownershipEntityRefs;
  }
}

function decideOnStores(
  permission: StorePermission,
  claims: string[],
): PolicyDecision {
  if (isPermission(permission, woocommerceStoreReadPermission)) {
    return ALLOW;
  }
  const isOwner = stores.isOwner({ claims });
  if (isPermission(permission, woocommerceStoreCreatePermission)) {
    const plans = claims.includes(MERCHANTS)
      ? PLANS_FOR_MERCHANTS
      : PLANS_FOR_EVERYONE;
    return decideByStore(permission, {
      allOf: [isOwner, stores.hasPlan({ plans })],
    });
  }
  return decideByStore(permission, isOwner);
}
