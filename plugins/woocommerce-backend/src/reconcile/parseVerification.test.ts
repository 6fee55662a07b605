import { parseVerification } from './parseVerification';

const FAILED = {
  level: 'checkout',
  passed: false,
  rung: 'checkout',
  step: 'place-order',
  statusCode: 500,
  message: 'The shop refused the order.',
  answer: '<h1>Error</h1>',
  durationsMs: { storefront: 120, checkout: 90 },
};

function parse(changes: object) {
  return parseVerification(JSON.stringify({ ...FAILED, ...changes }));
}

describe('parseVerification', () => {
  it('reads what was found', () => {
    expect(parse({})).toEqual(FAILED);
  });

  it('reads what was found when all is well', () => {
    const passed = {
      level: 'storefront',
      passed: true,
      rung: 'storefront',
      message: 'The storefront answered.',
      durationsMs: { storefront: 120 },
    };
    expect(parseVerification(JSON.stringify(passed))).toEqual(passed);
  });

  it('drops what it does not know', () => {
    expect(parse({ password: 'x', __proto__: { a: 1 } })).toEqual(FAILED);
  });

  it('keeps no control characters and no more than can be shown', () => {
    const result = parse({
      message: `a\u001b[31m\u0000b${'c'.repeat(5_000)}`,
      answer: 'd'.repeat(5_000),
    });
    expect(result!.message).toMatch(/^abc+$/);
    expect(result!.message).toHaveLength(500);
    expect(result!.answer).toHaveLength(1_000);
  });

  it('keeps durations that can be some, and not too many', () => {
    const many = Object.fromEntries(
      Array.from({ length: 26 }, (_, index) => [
        `step-${String.fromCharCode(97 + index)}`,
        index,
      ]),
    );
    expect(
      parse({
        durationsMs: { home: 5, shop: -1, cart: 'x', '<b>': 1, order: 1e12 },
      })!.durationsMs,
    ).toEqual({ home: 5 });
    expect(Object.keys(parse({ durationsMs: many })!.durationsMs)).toHaveLength(
      20,
    );
    expect(parse({ durationsMs: undefined })!.durationsMs).toEqual({});
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'PHP Fatal error: out of memory'],
    ['a cut message', JSON.stringify(FAILED).slice(0, 50)],
    ['a list', '[]'],
    ['nothing in JSON', 'null'],
    ['an unknown level', JSON.stringify({ ...FAILED, level: 'moon' })],
    ['no outcome', JSON.stringify({ ...FAILED, passed: undefined })],
    ['an outcome in words', JSON.stringify({ ...FAILED, passed: 'true' })],
    ['an impossible status', JSON.stringify({ ...FAILED, statusCode: 42 })],
    ['a step with spaces', JSON.stringify({ ...FAILED, step: 'a b' })],
  ])('takes %s for no verification', (_, said) => {
    expect(parseVerification(said)).toBeUndefined();
  });
});
