import { z } from 'zod';
import {
  decimal,
  expected,
  filledString,
  flag,
  lineOfText,
  sha256,
  slug,
  webAddress,
  wholeNumber,
} from './values';

/** A theme or plugin; without an address it must be in the image. */
const archiveShape = {
  slug: slug(),
  version: filledString().optional(),
  url: webAddress().optional(),
  sha256: sha256().optional(),
};

const CHECKED = {
  path: ['sha256'],
  message: 'is missing, without which a url is not used',
};

const archiveSchema = z
  .strictObject(archiveShape, expected('must be an object'))
  .refine(archive => !archive.url || archive.sha256, CHECKED)
  .refine(archive => !archive.url || archive.version, {
    path: ['version'],
    message: 'is missing, without which a url is not used',
  });

const languagePackSchema = z.strictObject(
  {
    kind: z.enum(['core', 'plugin', 'theme'], 'must be core, plugin or theme'),
    slug: slug().optional(),
    url: webAddress(),
    sha256: sha256(),
  },
  expected('must be an object'),
);

const taxRateSchema = z.strictObject(
  {
    country: z
      .string(expected('must be a string'))
      .regex(/^[A-Z]{2}$/, 'must be a country such as DE'),
    state: z
      .string(expected('must be a string'))
      .regex(/^[A-Z0-9-]{1,6}$/, 'must be a state such as CA')
      .optional(),
    rate: decimal({ digits: 4, max: 100 }),
    name: lineOfText({ maxLength: 100 }),
    shipping: flag().optional(),
    class: slug().optional(),
  },
  expected('must be an object'),
);

const shippingMethodSchema = z.strictObject(
  {
    type: z.enum(
      ['flatRate', 'freeShipping', 'localPickup'],
      'must be flatRate, freeShipping or localPickup',
    ),
    title: lineOfText({ maxLength: 100 }).optional(),
    cost: decimal({ digits: 2 }).optional(),
    minimumAmount: decimal({ digits: 2 }).optional(),
  },
  expected('must be an object'),
);

const shippingZoneSchema = z.strictObject(
  {
    name: lineOfText({ maxLength: 100 }),
    regions: z
      .array(
        z
          .string(expected('must be a string'))
          .regex(
            /^([A-Z]{2}(:[A-Z0-9-]{1,6})?|continent:[A-Z]{2})$/,
            'must be a region such as DE, US:CA or continent:EU',
          ),
        expected('must be a list of regions'),
      )
      .min(1, 'must have at least one region'),
    methods: z
      .array(shippingMethodSchema, expected('must be a list of methods'))
      .min(1, 'must have at least one method'),
  },
  expected('must be an object'),
);

const sampleProductSchema = z.strictObject(
  {
    sku: z
      .string(expected('must be a string'))
      .regex(
        /^[A-Za-z0-9][-A-Za-z0-9._]{0,63}$/,
        'must be at most 64 letters, digits, hyphens, dots and underscores',
      ),
    name: lineOfText({ maxLength: 200 }),
    price: decimal({ digits: 2 }),
    description: lineOfText({ maxLength: 2_000 }).optional(),
    stock: wholeNumber({ min: 0, max: 1_000_000 }).optional(),
    virtual: flag().optional(),
  },
  expected('must be an object'),
);

/** A blueprint as it is written. */
export const blueprintSchema = z.strictObject(
  {
    title: filledString().optional(),
    country: z
      .string(expected('must be a string'))
      .regex(
        /^[A-Z]{2}(:[A-Z0-9-]{1,6})?$/,
        'must be a country such as DE, or one with a region such as US:CA',
      )
      .optional(),
    currency: z
      .string(expected('must be a string'))
      .regex(/^[A-Z]{3}$/, 'must be a currency such as EUR')
      .optional(),
    locale: z
      .string(expected('must be a string'))
      .regex(
        /^([a-z]{2,3}(_[A-Z]{2})?(_[a-z0-9]{1,20})?)?$/,
        'must be a locale of WordPress such as de_DE',
      )
      .optional(),
    languagePacks: z
      .array(languagePackSchema, expected('must be a list of language packs'))
      .optional(),
    theme: archiveSchema.optional(),
    plugins: z
      .array(archiveSchema, expected('must be a list of plugins'))
      .optional(),
    tax: z
      .strictObject(
        {
          enabled: flag().optional(),
          pricesIncludeTax: flag().optional(),
          rates: z
            .array(taxRateSchema, expected('must be a list of tax rates'))
            .optional(),
        },
        expected('must be an object'),
      )
      .optional(),
    shipping: z
      .strictObject(
        {
          zones: z
            .array(shippingZoneSchema, expected('must be a list of zones'))
            .optional(),
        },
        expected('must be an object'),
      )
      .optional(),
    sampleProducts: z
      .array(sampleProductSchema, expected('must be a list of products'))
      .optional(),
  },
  expected('must be an object'),
);
