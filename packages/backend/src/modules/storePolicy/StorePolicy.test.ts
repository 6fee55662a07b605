import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  woocommerceAuditReadPermission,
  woocommerceClusterProbePermission,
  woocommerceClusterReadPermission,
  woocommerceOverviewReadPermission,
  woocommercePermissions,
  woocommerceStoreCreatePermission,
  woocommerceStoreReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StorePolicy } from './StorePolicy';

const STRANGER = ['user:default/stranger'];
const MERCHANT = ['user:default/merchant', 'group:default/shops'];
const OPERATOR = ['user:default/operator', 'group:default/platform'];

const FOR_OPERATORS = [
  woocommerceAuditReadPermission,
  woocommerceClusterReadPermission,
  woocommerceClusterProbePermission,
  woocommerceOverviewReadPermission,
  kubernetesProxyPermission,
  catalogEntityDeletePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
];

async function decide(permission: Permission, claims?: string[]) {
  const policy = StorePolicy.create({
    userInfo: mockServices.userInfo.mock({
      getUserInfo: async () => ({
        userEntityRef: claims![0],
        ownershipEntityRefs: claims!,
      }),
    }),
  });
  return policy.handle(
    { permission },
    claims && {
      credentials: mockCredentials.user(),
      info: { userEntityRef: '', ownershipEntityRefs: [] },
    },
  );
}

const toIsOwner = (claims: string[]) =>
  expect.objectContaining({ rule: 'IS_OWNER', params: { claims } });
const toHasPlan = (...plans: string[]) =>
  expect.objectContaining({ rule: 'HAS_PLAN', params: { plans } });

describe('StorePolicy', () => {
  it.each([
    ...woocommercePermissions,
    ...FOR_OPERATORS.filter(
      each => !woocommercePermissions.some(({ name }) => name === each.name),
    ),
    taskReadPermission,
    taskCancelPermission,
  ])('allows operators $name', async permission => {
    await expect(decide(permission, OPERATOR)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('lets everybody read stores', async () => {
    for (const claims of [STRANGER, MERCHANT, undefined]) {
      await expect(
        decide(woocommerceStoreReadPermission, claims),
      ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
    }
  });

  it.each([
    [STRANGER, ['demo']],
    [MERCHANT, ['demo', 'standard', 'production']],
  ])('lets %j have plans %j for what they own', async (claims, plans) => {
    await expect(
      decide(woocommerceStoreCreatePermission, claims),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { allOf: [toIsOwner(claims), toHasPlan(...plans)] },
    });
  });

  it.each(
    woocommercePermissions.filter(
      ({ name }) =>
        !/[.](create|audit[.]read|cluster[.]\w+|overview[.]read|store[.]read)$/.test(
          name,
        ),
    ),
  )('leaves $name to the owners', async permission => {
    await expect(decide(permission, MERCHANT)).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: toIsOwner(MERCHANT),
    });
  });

  it.each(FOR_OPERATORS)('keeps $name to operators', async permission => {
    for (const claims of [STRANGER, MERCHANT, undefined]) {
      await expect(decide(permission, claims)).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });

  it.each([taskReadPermission, taskCancelPermission])(
    'leaves $name to who started the task',
    async permission => {
      await expect(decide(permission, MERCHANT)).resolves.toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        conditions: {
          rule: 'IS_TASK_OWNER',
          params: { createdBy: ['user:default/merchant'] },
        },
      });
      await expect(decide(permission)).resolves.toMatchObject({
        conditions: { params: { createdBy: [] } },
      });
    },
  );

  it.each([
    createPermission({ name: 'other', attributes: {} }),
    catalogEntityReadPermission,
    kubernetesResourcesReadPermission,
    taskCreatePermission,
  ])('allows everybody $name', async permission => {
    for (const claims of [STRANGER, undefined]) {
      await expect(decide(permission, claims)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });
});
