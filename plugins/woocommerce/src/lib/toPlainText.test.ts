import { toPlainText } from './toPlainText';

const ESCAPE = String.fromCharCode(27);

describe('toPlainText', () => {
  it.each([
    ['plain words', 'plain words'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['a list:\n[an item]', 'a list:\n[an item]'],
    [`${ESCAPE}[1;31mred${ESCAPE}[0m`, 'red'],
    [`${ESCAPE}[2J${ESCAPE}[?25lgone`, 'gone'],
    [`bell${String.fromCharCode(7)} and null\0`, 'bell and null'],
    ['right \u202eto left\u202c', 'right to left'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['  \n around \n ', 'around'],
  ])('makes of %j: %j', (text, expected) => {
    expect(toPlainText(text)).toBe(expected);
  });

  it('cuts what is too long between characters', () => {
    expect(toPlainText('🛒'.repeat(5), 3)).toBe('🛒🛒🛒…');
    expect(toPlainText('🛒'.repeat(3), 3)).toBe('🛒🛒🛒');
  });
});
