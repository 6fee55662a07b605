import { z } from 'zod';
import { expected, filledString } from '../values';
import { productSchema } from './productSchema';
import { shippingSchema } from './shippingSchema';
import { archiveSchema, languagePackSchema } from './sourceSchemas';
import { taxSchema } from './taxSchema';
import { distinctList, region, textLike } from './values';

/** A blueprint as it is written. */
export const blueprintSchema = z.strictObject(
  {
    title: filledString().optional(),
    country: region().optional(),
    currency: textLike(
      /^[A-Z]{3}$/,
      'must be a currency such as EUR',
    ).optional(),
    locale: textLike(
      /^([a-z]{2,3}(_[A-Z]{2})?(_[a-z0-9]{1,20})?)?$/,
      'must be a locale of WordPress such as de_DE',
    ).optional(),
    languagePacks: distinctList(languagePackSchema, {
      what: 'language packs',
      toKey: ({ kind, slug, url }) => [kind, slug, url].join(' '),
    }).optional(),
    theme: archiveSchema.optional(),
    plugins: distinctList(
      archiveSchema.refine(({ slug }) => slug !== 'woocommerce', {
        path: ['slug'],
        message:
          'must be another plugin: the chart brings WooCommerce in the version of its value woocommerce.version',
      }),
      { what: 'plugins', toKey: ({ slug }) => slug },
    ).optional(),
    tax: taxSchema.optional(),
    shipping: shippingSchema.optional(),
    sampleProducts: distinctList(productSchema, {
      what: 'products',
      toKey: ({ sku }) => sku,
    }).optional(),
  },
  expected('must be an object'),
);
