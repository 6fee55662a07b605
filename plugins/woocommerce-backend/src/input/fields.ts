import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { validateStoreName } from '@woocommerce-backstage/plugin-woocommerce-common';
import { z } from 'zod';

const MAX_ENTITY_REF_LENGTH = 200;

// Besides control characters: halves of characters, line separators, and those
// that turn the direction of the text around them.
const UNFIT_FOR_TEXT = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const validator = makeValidator();

/** Any text, with a message for what is none. */
export function text() {
  return z.string({
    error: issue =>
      issue.input === undefined ? 'is required' : 'must be a string',
  });
}

/** Yes or no, and nothing that could be taken for either. */
export function trueOrFalse() {
  return z.boolean({
    error: issue =>
      issue.input === undefined ? 'is required' : 'must be true or false',
  });
}

/** Text on one line for people, without the space around it. */
export function lineOfText(options: { maxLength: number }) {
  const { maxLength } = options;
  return text()
    .refine(
      value => !UNFIT_FOR_TEXT.test(value),
      'must not contain control characters',
    )
    .transform(value => value.trim())
    .refine(
      value => Array.from(value).length <= maxLength,
      `must have at most ${maxLength} characters`,
    );
}

/** How many there are to be on a page; text in a query. */
export function pageLimit() {
  const message = 'must be a whole number from 1 to 100';
  return z
    .union([z.string(), z.number()], message)
    .transform(String)
    .pipe(z.string().regex(/^([1-9]\d?|100)$/, message))
    .transform(Number);
}

/** The name of a new store. */
export function storeName() {
  return text().superRefine((value, context) => {
    const message = validateStoreName(value);
    if (message) {
      context.addIssue({ code: 'custom', message });
    }
  });
}

/** A reference to any entity, in its full form. */
export function entityRef() {
  return text().transform((value, context) => {
    const ref = normalizeEntityRef(value);
    if (!ref) {
      context.addIssue({
        code: 'custom',
        message: 'must be an entity reference such as component:default/shop',
      });
      return z.NEVER;
    }
    return ref;
  });
}

/** A reference to a group or user, in its full form. */
export function ownerRef() {
  return text().transform((value, context) => {
    const ref = normalizeEntityRef(value, 'group');
    if (!ref || !/^(group|user):/.test(ref)) {
      context.addIssue({
        code: 'custom',
        message:
          'must be a reference to a group or user such as group:default/shops',
      });
      return z.NEVER;
    }
    return ref;
  });
}

function normalizeEntityRef(
  value: string,
  defaultKind?: string,
): string | undefined {
  if (value.length > MAX_ENTITY_REF_LENGTH) {
    return undefined;
  }
  try {
    const normalized = stringifyEntityRef(
      parseEntityRef(value, { defaultKind }),
    );
    const { kind, namespace, name } = parseEntityRef(normalized);
    return validator.isValidKind(kind) &&
      validator.isValidNamespace(namespace) &&
      validator.isValidEntityName(name)
      ? normalized
      : undefined;
  } catch {
    return undefined;
  }
}
