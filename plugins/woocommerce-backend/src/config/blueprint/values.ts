import { z } from 'zod';
import { expected, filledString } from '../values';

/** Text of a form that is shown by an example. */
export function textLike(pattern: RegExp, message: string) {
  return z.string(expected('must be a string')).regex(pattern, message);
}

/** Text on one line, for people. */
export function lineOfText(options: { maxLength: number }) {
  const { maxLength } = options;
  return filledString()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .regex(/^\P{Cc}*$/u, 'must not contain control characters');
}

/** The name of a folder of a theme or plugin. */
export function slug() {
  return textLike(
    /^[A-Za-z0-9][-A-Za-z0-9_]{0,79}$/,
    'must be the name of a folder, such as storefront',
  );
}

/** The country of a shop or customer, with its region when there is one. */
export function region() {
  return textLike(
    /^[A-Z]{2}(:[A-Z0-9-]{1,6})?$/,
    'must be a country such as DE, or one with a region such as US:CA',
  );
}

/** An amount that isn't negative, as text or as a number, without rounding it. */
export function decimal(options: { max?: number } = {}) {
  const { max = 9_999_999 } = options;
  const message = `must be a number from 0 to ${max} with at most four decimal places`;
  return z
    .union([z.string(), z.number()], expected(message))
    .transform(String)
    .refine(
      value => /^\d{1,7}(\.\d{1,4})?$/.test(value) && Number(value) <= max,
      message,
    );
}

/** A list in which nothing is twice, by what it is recognised by. */
export function distinctList<T extends z.ZodType>(
  item: T,
  options: { what: string; toKey: (value: z.output<T>) => string },
) {
  const { what, toKey } = options;
  return z
    .array(item, expected(`must be a list of ${what}`))
    .superRefine((values, context) => {
      const keys = values.map(toKey);
      for (const [index, key] of keys.entries()) {
        if (keys.indexOf(key) < index) {
          context.addIssue({
            code: 'custom',
            path: [index],
            message: `is there twice: ${key}`,
          });
        }
      }
    });
}
