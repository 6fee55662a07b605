import { quotasSchema, rateLimitSchema } from './quotasSchema';

describe('quotasSchema', () => {
  it('reads amounts as numbers', () => {
    expect(
      quotasSchema.parse({
        user: { stores: '5', cpu: '500m', memory: '2Gi', storage: 1000 },
        overrides: { 'group:default/shops': { operations: 3 } },
      }),
    ).toEqual({
      user: { stores: 5, cpu: 0.5, memory: 2 ** 31, storage: 1000 },
      group: {},
      cluster: {},
      overrides: { 'group:default/shops': { operations: 3 } },
    });
  });

  it.each([
    [{ user: { stores: -1 } }, 'user.stores'],
    [{ user: { stores: 1.5 } }, 'user.stores'],
    [{ user: { stores: 'many' } }, 'user.stores'],
    [{ group: { cpu: '-1' } }, 'group.cpu'],
    [{ group: { memory: '2GB' } }, 'group.memory'],
    [{ cluster: { createsPerHour: '1h' } }, 'cluster.createsPerHour'],
    [{ cluster: { disk: 1 } }, 'cluster'],
    [{ overrides: { a: { stores: null } } }, 'overrides.a.stores'],
    [{ overrides: [] }, 'overrides'],
    [{ owner: {} }, ''],
    ['all', ''],
  ])('refuses %j at %s', (quotas, path) => {
    const { error } = quotasSchema.safeParse(quotas);
    expect(error!.issues[0].path.join('.')).toBe(path);
  });
});

describe('rateLimitSchema', () => {
  it('has defaults', () => {
    expect(rateLimitSchema.parse({})).toEqual({
      requestsPerMinute: 1_200,
      changesPerMinute: 60,
    });
  });

  it.each([
    { changesPerMinute: 0 },
    { requestsPerMinute: 'often' },
    { perSecond: 1 },
  ])('refuses %j', limits => {
    expect(rateLimitSchema.safeParse(limits).success).toBe(false);
  });
});
