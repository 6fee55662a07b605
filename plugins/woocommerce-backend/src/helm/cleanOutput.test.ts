import { cleanOutput } from './cleanOutput';

describe('cleanOutput', () => {
  it.each([
    [
      'colours and titles',
      '\u001b[1;31mred\u001b[0m\u001b]0;title\u0007',
      'red',
    ],
    ['what does not show', 'a\u0000b\u0007\u200b\u202ec', 'abc'],
    ['ends of lines of all kinds', 'a\r\nb\rc\td\n', 'a\nb\nc\td'],
    ['what is no text', 'a\ufffd\ufffd\ufffdb', 'a\ufffdb'],
  ])('makes plain text of %s', (_, output, expected) => {
    expect(cleanOutput(output)).toBe(expected);
  });

  it('keeps the end of what is long', () => {
    const cleaned = cleanOutput(`${'line\n'.repeat(10_000)}Error: the end`);
    expect(cleaned).toHaveLength(2_000);
    expect(cleaned).toMatch(/^….*Error: the end$/s);
  });

  it('takes secrets out before it cuts, so that no part of one stays', () => {
    const output = `password=${'canary'.repeat(400)}`;
    expect(cleanOutput(output)).toBe('password=[redacted]');
  });

  it('takes out a secret that escape sequences are hidden in', () => {
    expect(cleanOutput('pass\u001b[0mword=canary')).toBe('password=[redacted]');
  });
});
