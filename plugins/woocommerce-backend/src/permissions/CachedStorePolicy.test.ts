import { setTimeout } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  woocommerceStoreDeletePermission,
  woocommerceStoreLogsPermission,
  woocommerceStoreReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { CachedStorePolicy } from './CachedStorePolicy';

const READ = { permission: woocommerceStoreReadPermission };
const LOGS = { permission: woocommerceStoreLogsPermission };
const DELETE = { permission: woocommerceStoreDeletePermission };

const ALLOW: PolicyDecision[] = [{ result: AuthorizeResult.ALLOW }];
const DENY: PolicyDecision[] = [{ result: AuthorizeResult.DENY }];

describe('CachedStorePolicy', () => {
  const authorizeConditional = jest.fn();
  const ada = mockCredentials.user('user:default/ada');
  let policy: CachedStorePolicy;

  function setUp(ttlMs: number) {
    policy = CachedStorePolicy.create({
      auth: mockServices.auth(),
      permissions: { authorizeConditional },
      ttlMs,
    });
  }

  beforeEach(() => {
    authorizeConditional.mockReset().mockResolvedValue(ALLOW);
    setUp(60_000);
  });

  const ask = (
    credentials: BackstageCredentials,
    ...requests: (typeof READ)[]
  ) => policy.authorizeConditional(requests, { credentials });

  it('asks once for what is read at the same time', async () => {
    const answers = await Promise.all([ask(ada, READ), ask(ada, READ)]);
    expect(answers).toEqual([ALLOW, ALLOW]);
    expect(await ask(ada, READ)).toEqual(ALLOW);
    expect(authorizeConditional.mock.calls).toEqual([
      [[READ], { credentials: ada }],
    ]);
  });

  it('asks again a moment later', async () => {
    setUp(1);
    await ask(ada, READ);
    authorizeConditional.mockResolvedValue(DENY);
    await setTimeout(5);
    expect(await ask(ada, READ)).toEqual(DENY);
  });

  it.each([
    [
      'somebody else',
      () => ask(mockCredentials.user('user:default/grace'), READ),
    ],
    [
      'a service in their name',
      () =>
        ask(
          mockCredentials.user('user:default/ada', {
            actor: { subject: 'plugin:scaffolder' },
          }),
          READ,
        ),
    ],
    [
      'who signed in anew',
      () => ask({ ...ada, expiresAt: new Date(1) } as typeof ada, READ),
    ],
    ['something else', () => ask(ada, LOGS)],
    ['more than that', () => ask(ada, READ, LOGS)],
  ])('asks anew for %s', async (_, askAnew) => {
    await ask(ada, READ);
    authorizeConditional.mockResolvedValue(DENY);
    expect(await askAnew()).toEqual(DENY);
  });

  it.each([
    ['changes', () => ask(ada, READ, DELETE)],
    ['services', () => ask(mockCredentials.service(), READ)],
    ['nobody', () => ask(mockCredentials.none(), READ)],
  ])('remembers nothing of %s', async (_, askAgain) => {
    await askAgain();
    await askAgain();
    expect(authorizeConditional).toHaveBeenCalledTimes(2);
  });

  it('waits for no answer longer than a decision holds', async () => {
    setUp(1);
    authorizeConditional.mockReturnValueOnce(new Promise(() => {}));
    const unanswered = ask(ada, READ);
    await setTimeout(5);
    expect(await ask(ada, READ)).toEqual(ALLOW);
    expect(await Promise.race([unanswered, 'nothing yet'])).toBe('nothing yet');
  });

  it('gives all who wait the answer, however many others ask', async () => {
    const waiting: Array<(decisions: PolicyDecision[]) => void> = [];
    authorizeConditional.mockImplementation(
      () => new Promise(resolve => waiting.push(resolve)),
    );
    const answers = Array.from({ length: 1_100 }, (_, index) =>
      ask(mockCredentials.user(`user:default/user-${index}`), READ),
    );
    waiting.forEach(resolve => resolve(DENY));
    expect(await Promise.all(answers)).toEqual(answers.map(() => DENY));
  });

  it('forgets what failed', async () => {
    authorizeConditional.mockRejectedValueOnce(new Error('the policy is away'));
    await expect(ask(ada, READ)).rejects.toThrow('the policy is away');
    expect(await ask(ada, READ)).toEqual(ALLOW);
  });
});
