import { toAuditChanges } from './toAuditChanges';

describe('toAuditChanges', () => {
  it('sets fields against each other, what has changed first', () => {
    expect(
      toAuditChanges(
        { plan: 'demo', protected: true, phase: 'Ready' },
        { plan: 'demo', protected: false, operation: 'delete' },
      ),
    ).toEqual([
      { field: 'protected', before: 'true', after: 'false', isChanged: true },
      { field: 'phase', before: 'Ready', after: '–', isChanged: true },
      { field: 'operation', before: '–', after: 'delete', isChanged: true },
      { field: 'plan', before: 'demo', after: 'demo', isChanged: false },
    ]);
  });

  it('writes what is not text, and tames what is', () => {
    expect(
      toAuditChanges(
        { size: { cpu: 2 } },
        { size: null, title: '\u001b[31mA' },
      ),
    ).toEqual([
      {
        field: 'size',
        before: '{\n "cpu": 2\n}',
        after: '–',
        isChanged: true,
      },
      { field: 'title', before: '–', after: 'A', isChanged: true },
    ]);
  });

  it('has nothing to say of nothing', () => {
    expect(toAuditChanges(undefined, undefined)).toEqual([]);
  });
});
