import { redactSecrets } from './redactSecrets';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzeXN0ZW0ifQ.c2lnbmF0dXJl';

describe('redactSecrets', () => {
  it.each([
    ['get https://bob:canary@host/x', 'get https://[redacted]@host/x'],
    ['Authorization: Basic canary==', 'Authorization: [redacted]'],
    ['"authorization": "Bearer canary"', '"authorization": "[redacted]"'],
    ['sent bearer canary-token-1', 'sent bearer [redacted]'],
    ['password=canary&x=1', 'password=[redacted]&x=1'],
    ['mariadb-root-password: canary', 'mariadb-root-password: [redacted]'],
    ['{"token": "ca\\"nary", "a": 1}', '{"token": [redacted], "a": 1}'],
    ["API_KEY='canary 1' b", 'API_KEY=[redacted] b'],
    ['clientSecret = canary', 'clientSecret = [redacted]'],
    [`got ${JWT} from`, 'got [redacted] from'],
    [
      'a -----BEGIN RSA PRIVATE KEY-----\nMIIcanary\n-----END RSA PRIVATE KEY----- b',
      'a [redacted] b',
    ],
    ['a -----BEGIN PRIVATE KEY-----\nMIIcanary', 'a [redacted]'],
  ])('takes the secret out of %j', (text, expected) => {
    expect(redactSecrets(text)).toBe(expected);
  });

  it.each([
    'Secret "sh.helm.release.v1.store-demo.v1" is invalid: data: Too long',
    'secrets is forbidden: User "backstage" cannot create resource "secrets"',
    'couldn’t find key mariadb-password in Secret store-demo-credentials',
    'Get "https://127.0.0.1:6443/api/v1?timeout=32s": connection refused',
    'UPGRADE FAILED: context canceled',
  ])('leaves %j as it is', text => {
    expect(redactSecrets(text)).toBe(text);
  });

  it.each(['a', 'password', 'eyJ', '://', '-----BEGIN PRIVATE KEY', 'token="'])(
    'comes to an end with %j without end',
    word => {
      const text = word.repeat(64_000 / word.length);
      expect(redactSecrets(text).length).toBeLessThan(2 * text.length);
    },
  );
});
