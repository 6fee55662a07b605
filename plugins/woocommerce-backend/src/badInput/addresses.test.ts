import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { validateStoreName } from '@woocommerce-backstage/plugin-woocommerce-common';
import { testConfig } from '../__testUtils__/testConfig';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { toStoreAddresses } from '../config/toStoreAddresses';
import { BadInputApi, refusal } from './__testUtils__/BadInputApi';

const { storefront } = testConfig;

/** What a browser makes of the host of a store of this name. */
function toHost(name: string): string {
  return domainToASCII(
    new URL(toStoreAddresses(name, storefront).url).hostname,
  );
}

describe('bad addresses', () => {
  const databases = createTestDatabases();
  let bad: BadInputApi;

  beforeAll(async () => {
    bad = await BadInputApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterAll(async () => {
    await bad.stop();
  });

  it('row 10: a name that would give a store the portal’s own host', async () => {
    expect(await bad.request({ name: 'tools' })).toEqual({
      ...refusal(
        /^name must be another name: "tools" would have the address of the portal$/,
      ),
      traces: [],
    });
  });

  it.each(['xn--tools-1ve', 'xn--', 'xn--a'])(
    'row 10: the name "%s", which is a host of other letters',
    async name => {
      expect(await bad.request({ name })).toEqual({
        ...refusal(/^name must /),
        traces: [],
      });
    },
  );

  it('row 11: each name has a host of its own, whatever is folded', () => {
    // Names that differ in one place at most are the likeliest to collide.
    const name = fc
      .stringMatching(/^[a-z][-a-z0-9]{0,34}[a-z0-9]$/)
      .filter(text => validateStoreName(text) === undefined);
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(toHost(one)).toBe(`${one}.localtest.me`);
        expect(toHost(one) === toHost(other)).toBe(one === other);
      }),
    );
  });

  it('row 11: a host that is taken, in words that don’t say by whom', async () => {
    const { api } = bad;
    await api.post('/stores', { name: 'shop', owner: 'group:default/others' });
    const response = await api.post('/stores', { name: 'shop' });
    expect(await bad.judge(response)).toEqual(
      refusal(/^name "shop" is taken by another store$/, 409),
    );
    expect(response.text).not.toContain('others');
    expect(response.text).not.toContain('user:');
  });
});
