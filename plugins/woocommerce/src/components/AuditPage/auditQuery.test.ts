import {
  formatAuditFilter,
  parseAuditFilter,
  toLocalTime,
  toTime,
} from './auditQuery';

describe('auditQuery', () => {
  it('reads what it has written', () => {
    const filter = {
      actor: 'user:default/ada',
      store: 'demo & co',
      action: 'delete',
      outcome: 'denied',
      since: '2026-03-02T10:00:00.000Z',
      until: '2026-03-03T10:00:00.000Z',
    } as const;
    const written = formatAuditFilter(filter).toString();
    expect(parseAuditFilter(new URLSearchParams(written))).toEqual(filter);
  });

  it.each([
    '',
    'actor=&store=',
    'action=explode',
    'outcome=maybe',
    'since=yesterday',
    'cursor=abc',
  ])('leaves out what makes no sense: %s', query => {
    expect(parseAuditFilter(new URLSearchParams(query))).toEqual({});
  });

  it('writes and reads times in the reader’s zone', () => {
    const time = toTime('2026-03-02T10:00');
    expect(toLocalTime(time)).toBe('2026-03-02T10:00');
    expect(new Date(time!).getHours()).toBe(10);
    expect(toLocalTime(undefined)).toBe('');
    expect(toTime('')).toBeUndefined();
  });
});
