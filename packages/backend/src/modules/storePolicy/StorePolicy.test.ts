import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  woocommerceAuditReadPermission,
  woocommercePermissions,
  woocommerceStoreCreatePermission,
  woocommerceStoreReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StorePolicy } from './StorePolicy';

const STRANGER = ['user:default/stranger'];
const MERCHANT = ['user:default/merchant', 'group:default/shops'];
const OPERATOR = ['user:default/operator', 'group:default/platform'];

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
  it.each(woocommercePermissions)(
    'allows operators $name',
    async permission => {
      await expect(decide(permission, OPERATOR)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
    },
  );

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
      ({ name }) => !/[.](create|audit[.]read|store[.]read)$/.test(name),
    ),
  )('leaves $name to the owners', async permission => {
    await expect(decide(permission, MERCHANT)).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: toIsOwner(MERCHANT),
    });
  });

  it('keeps the audit log to operators', async () => {
    for (const claims of [STRANGER, MERCHANT, undefined]) {
      await expect(
        decide(woocommerceAuditReadPermission, claims),
      ).resolves.toEqual({ result: AuthorizeResult.DENY });
    }
  });

  it('allows what is not about stores', async () => {
    const permission = createPermission({ name: 'other', attributes: {} });
    await expect(decide(permission)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });
});
