import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { toPlainText } from '../text/toPlainText';

/**
 * Checks what came from outside.
 *
 * The schemas' messages start with "must" or "is", so that they make a sentence
 * with the name of the field in front.
 *
 * @throws InputError that names the first field which can't be used
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new InputError(describeIssue(parsed.error.issues[0]));
  }
  return parsed.data;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `"${toPlainText(issue.keys[0].slice(0, 100))}" is not a known field`;
  }
  return `${issue.path.join('.') || 'input'} ${issue.message}`;
}
