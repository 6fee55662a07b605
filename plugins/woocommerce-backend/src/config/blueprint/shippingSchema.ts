import { z } from 'zod';
import { expected } from '../values';
import { decimal, distinctList, lineOfText, textLike } from './values';

const methodSchema = z
  .strictObject(
    {
      type: z.enum(
        ['flatRate', 'freeShipping', 'localPickup'],
        'must be flatRate, freeShipping or localPickup',
      ),
      title: lineOfText({ maxLength: 100 }).optional(),
      cost: decimal().optional(),
      minimumAmount: decimal().optional(),
    },
    expected('must be an object'),
  )
  .refine(method => method.type !== 'freeShipping' || !method.cost, {
    path: ['cost'],
    message: 'must be left out for freeShipping',
  })
  .refine(method => method.type === 'freeShipping' || !method.minimumAmount, {
    path: ['minimumAmount'],
    message: 'must be left out for all but freeShipping',
  });

const zoneSchema = z.strictObject(
  {
    name: lineOfText({ maxLength: 100 }),
    regions: z
      .array(
        textLike(
          /^([A-Z]{2}(:[A-Z0-9-]{1,6})?|continent:[A-Z]{2})$/,
          'must be a region such as DE, US:CA or continent:EU',
        ),
        expected('must be a list of regions'),
      )
      .min(1, 'must have at least one region'),
    methods: z
      .array(methodSchema, expected('must be a list of shipping methods'))
      .min(1, 'must have at least one method'),
  },
  expected('must be an object'),
);

/** Where a shop sends to, and how. */
export const shippingSchema = z.strictObject(
  {
    zones: distinctList(zoneSchema, {
      what: 'shipping zones',
      toKey: zone => zone.name,
    }).optional(),
  },
  expected('must be an object'),
);
