import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { woocommerceStorePermissions } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreCriteria } from '../database';
import { woocommerceStoreRules } from './rules';
import { StoreResource } from './storeResourceRef';

/** Decides what a caller may do, with conditions that may depend on the store. */
export type StorePolicy = Pick<PermissionsService, 'authorizeConditional'>;

/** One of the permissions about stores. */
export type StorePermission = (typeof woocommerceStorePermissions)[number];

/** What the policy has decided about a permission. */
export interface StoreDecision {
  readonly permission: StorePermission;
  /** Whether it is denied for every store there could be. */
  readonly isDenied: boolean;
  /** The stores that it is given for; undefined when for all of them. */
  readonly criteria?: StoreCriteria;
  allows(store: StoreResource): boolean;
}

const rules = Object.values(woocommerceStoreRules);
const isAllowed = createConditionAuthorizer<StoreResource, unknown>(rules);
const toCriteria = createConditionTransformer(rules) as (
  conditions: Parameters<ReturnType<typeof createConditionTransformer>>[0],
) => StoreCriteria;

/** Asks what a caller may do with stores, about all permissions at once. */
export async function askPolicy(options: {
  policy: StorePolicy;
  credentials: BackstageCredentials;
  about: readonly StorePermission[];
}): Promise<StoreDecision[]> {
  const { policy, credentials, about } = options;
  const decisions = await policy.authorizeConditional(
    about.map(permission => ({ permission })),
    { credentials },
  );
  return about.map((permission, index) =>
    toStoreDecision(permission, decisions[index]),
  );
}

function toStoreDecision(
  permission: StorePermission,
  decision: PolicyDecision,
): StoreDecision {
  return {
    permission,
    isDenied: decision.result === AuthorizeResult.DENY,
    ...(decision.result === AuthorizeResult.CONDITIONAL && {
      criteria: toCriteria(decision.conditions),
    }),
    allows: store => isAllowed(decision, store),
  };
}
