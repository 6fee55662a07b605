import { z } from 'zod';
import { expected, flag, wholeNumber } from '../values';
import { decimal, lineOfText, textLike } from './values';

/** A product that a shop begins with. */
export const productSchema = z.strictObject(
  {
    sku: textLike(
      /^[-A-Za-z0-9._]{1,64}$/,
      'must be an article number of at most 64 letters, digits, dots, hyphens and underscores',
    ),
    name: lineOfText({ maxLength: 200 }),
    price: decimal(),
    description: z
      .string(expected('must be a string'))
      .max(10_000, 'must have at most 10000 characters')
      .optional(),
    stock: wholeNumber({ min: 0, max: 1_000_000 }).optional(),
    virtual: flag().optional(),
  },
  expected('must be an object'),
);
