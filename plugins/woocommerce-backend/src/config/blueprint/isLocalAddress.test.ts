import { isLocalAddress } from './isLocalAddress';

describe('isLocalAddress', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '017700000001',
    '0.0.0.0',
    '169.254.169.254',
    '0xa9fea9fe',
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[fe80::1]',
    '１２７.0.0.1',
  ])('is %s', host => {
    expect(isLocalAddress(`http://${host}/theme.zip`)).toBe(true);
    expect(isLocalAddress(`https://${host}:8443/theme.zip`)).toBe(true);
  });

  it.each([
    'mirror.example.com',
    'localhost.example.com',
    '10.0.0.1',
    '192.168.1.1',
    '[fd00::1]',
    '1.1.1.1',
  ])('is not %s', host => {
    expect(isLocalAddress(`https://${host}/theme.zip`)).toBe(false);
  });
});
