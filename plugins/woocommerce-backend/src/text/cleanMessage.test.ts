import { cleanMessage } from './cleanMessage';

describe('cleanMessage', () => {
  it('leaves nothing that a terminal or a page would take for more than text', () => {
    expect(
      cleanMessage('\u001b[31mred\u001b[0m \u202eesrever\u0000 <b>x</b>\n'),
    ).toBe('red esrever <b>x</b>');
  });

  it('keeps the beginning of what is long, in whole characters', () => {
    const cleaned = cleanMessage('🛒'.repeat(600_000));
    expect(cleaned).toMatch(/^(?:🛒){499}…$/u);
  });

  it('takes out what looks like a secret, since a log may end with one', () => {
    expect(cleanMessage('FATAL: MYSQL_PASSWORD=canary-1 is refused')).toBe(
      'FATAL: MYSQL_PASSWORD=[redacted] is refused',
    );
  });

  it('leaves the names of Secrets, which say what to mend', () => {
    const message =
      'MountVolume.SetUp failed for volume "mariadb-password" : secret "store-demo-credentials" not found';
    expect(cleanMessage(message)).toBe(message);
  });
});
