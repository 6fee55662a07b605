import { toStorableText } from './toStorableText';

describe('toStorableText', () => {
  it.each([
    ['It works.', 'It works.'],
    ['line 1\n\tline 2', 'line 1\n\tline 2'],
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u001b[2Ka\u0000b\u0007c\u009bd', 'abcd'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['x'.repeat(2_000), 'x'.repeat(2_000)],
    ['x'.repeat(1_000_000), `${'x'.repeat(1_999)}…`],
  ])('keeps what can be kept: case %#', (text, expected) => {
    expect(toStorableText(text)).toBe(expected);
  });
});
