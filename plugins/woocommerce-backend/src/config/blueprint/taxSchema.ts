import { z } from 'zod';
import { expected, flag } from '../values';
import { decimal, distinctList, lineOfText, textLike } from './values';

const rateSchema = z.strictObject(
  {
    country: textLike(/^[A-Z]{2}$/, 'must be a country such as DE').optional(),
    state: textLike(
      /^[A-Z0-9-]{1,6}$/,
      'must be a state such as CA',
    ).optional(),
    rate: decimal({ max: 100 }),
    name: lineOfText({ maxLength: 100 }),
    shipping: flag().optional(),
    class: textLike(
      /^[-a-z0-9]{1,100}$/,
      'must be a tax class such as reduced-rate',
    ).optional(),
  },
  expected('must be an object'),
);

/** The taxes of a shop. */
export const taxSchema = z.strictObject(
  {
    enabled: flag().optional(),
    pricesIncludeTax: flag().optional(),
    rates: distinctList(rateSchema, {
      what: 'tax rates',
      toKey: rate =>
        [rate.country, rate.state, rate.class, rate.name]
          .filter(Boolean)
          .join(' '),
    }).optional(),
  },
  expected('must be an object'),
);
