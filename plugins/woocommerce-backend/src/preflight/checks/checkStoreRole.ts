import { INSTALLER_ROLE } from '../../kubernetes/names';
import { APPLY_ACCESS } from '../../kubernetes/applyAccess';
import { getIfThere } from '../getIfThere';
import { STORE_RIGHTS } from '../neededRights';
import { PreflightCheck } from '../types';

/** A rule of a role, as far as it matters here. */
interface RoleRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * Whether the role gives what is needed in a store's namespace. It can't be asked
 * for: the account binds itself to it only once there is such a namespace.
 */
export const checkStoreRole: PreflightCheck = {
  id: 'store-role',
  title: 'Role in the namespaces of stores',
  async run({ api }) {
    const role = await getIfThere<{ rules?: RoleRule[] | null }>(
      api,
      `/apis/rbac.authorization.k8s.io/v1/clusterroles/${INSTALLER_ROLE}`,
    );
    const fix = `Give the portal’s account its rights: ${APPLY_ACCESS}`;
    if (!role) {
      return {
        status: 'fail',
        preventsStores: true,
        message: `There is no ClusterRole ${INSTALLER_ROLE}, which the portal’s account binds itself to in each store’s namespace.`,
        fix,
      };
    }
    const missing = STORE_RIGHTS.flatMap(({ group, resource, verbs }) =>
      verbs
        .filter(verb => !isGiven(role.rules ?? [], { group, resource, verb }))
        .map(verb => `${verb} ${resource}${group && `.${group}`}`),
    );
    if (missing.length > 0) {
      return {
        status: 'fail',
        preventsStores: true,
        message: `ClusterRole ${INSTALLER_ROLE} doesn’t let the portal’s account ${missing.join(
          ', ',
        )}.`,
        fix,
      };
    }
    return {
      status: 'pass',
      message: `ClusterRole ${INSTALLER_ROLE} gives all that is needed in a store’s namespace.`,
    };
  },
};

function isGiven(
  rules: readonly RoleRule[],
  right: { group: string; resource: string; verb: string },
): boolean {
  return rules.some(
    ({ apiGroups, resources, resourceNames, verbs }) =>
      !resourceNames?.length &&
      includes(apiGroups, right.group) &&
      includes(resources, right.resource) &&
      includes(verbs, right.verb),
  );
}

function includes(values: readonly string[] = [], value: string): boolean {
  return values.includes(value) || values.includes('*');
}
