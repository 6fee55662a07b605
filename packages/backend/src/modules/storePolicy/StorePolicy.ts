import {
  BackstageUserInfo,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  catalogEntityDeletePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  Permission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision as decideByTask,
  scaffolderTaskConditions as tasks,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import {
  createWoocommerceStoreConditionalDecision as decideByStore,
  woocommerceStoreConditions as stores,
} from '@woocommerce-backstage/plugin-woocommerce-backend';
import {
  RESOURCE_TYPE_WOOCOMMERCE_STORE,
  woocommerceAuditReadPermission,
  woocommerceClusterProbePermission,
  woocommerceClusterReadPermission,
  woocommerceOverviewReadPermission,
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

/**
 * What makes an operator of whoever may do it: the proxy has the rights of the
 * Kubernetes plugin's account on the cluster, and a location brings entities,
 * which say by their annotations and relations whose they are.
 */
const FOR_OPERATORS: Permission[] = [
  catalogEntityDeletePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  kubernetesProxyPermission,
  woocommerceAuditReadPermission,
  woocommerceClusterReadPermission,
  woocommerceClusterProbePermission,
  woocommerceOverviewReadPermission,
];

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * An example of a policy, to be changed to what an organization needs: everybody
 * sees all stores, owners do everything to theirs, anyone may have stores of plan
 * `demo`, and merchants of the other plans, too. Who started a task of the
 * scaffolder sees and cancels it. Operators may do everything, and only they read
 * the audit log and the overview, see what the clusters are like, use the proxy to
 * them, and change what the catalog reads. All else is allowed.
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
    const isStore = isResourcePermission(
      permission,
      RESOURCE_TYPE_WOOCOMMERCE_STORE,
    );
    const isTask = isResourcePermission(
      permission,
      RESOURCE_TYPE_SCAFFOLDER_TASK,
    );
    const isForOperators = FOR_OPERATORS.some(each =>
      isPermission(permission, each),
    );
    if (!isStore && !isTask && !isForOperators) {
      return ALLOW;
    }
    const info = await this.#getInfo(user);
    const claims = info?.ownershipEntityRefs ?? [];
    if (claims.includes(OPERATORS)) {
      return ALLOW;
    }
    if (isStore) {
      return decideOnStores(permission, claims);
    }
    if (isTask) {
      const createdBy = info ? [info.userEntityRef] : [];
      return decideByTask(permission, tasks.isTaskOwner({ createdBy }));
    }
    return DENY;
  }

  /** Who the user is, and the groups that they are in. */
  async #getInfo(
    user: PolicyQueryUser | undefined,
  ): Promise<BackstageUserInfo | undefined> {
    return user && this.#userInfo.getUserInfo(user.credentials);
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
