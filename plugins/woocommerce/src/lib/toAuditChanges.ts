import { toPlainText } from './toPlainText';

/** One field of what was asked to be changed. */
export interface AuditChange {
  field: string;
  /** A dash when it was not there. */
  before: string;
  /** A dash when it is not there. */
  after: string;
  isChanged: boolean;
}

const ABSENT = '–';

/**
 * Sets what was there before against what was there afterwards, field by field:
 * what has changed first.
 */
export function toAuditChanges(
  before: Record<string, unknown> = {},
  after: Record<string, unknown> = {},
): AuditChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = fields.map(field => {
    const change = {
      field,
      before: toText(before[field]),
      after: toText(after[field]),
    };
    return { ...change, isChanged: change.before !== change.after };
  });
  return [
    ...changes.filter(({ isChanged }) => isChanged),
    ...changes.filter(({ isChanged }) => !isChanged),
  ];
}

function toText(value: unknown): string {
  if (value === undefined || value === null) {
    return ABSENT;
  }
  return toPlainText(
    typeof value === 'string' ? value : JSON.stringify(value, null, 1),
  );
}
