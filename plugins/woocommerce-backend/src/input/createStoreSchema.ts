import { z } from 'zod';
import {
  entityRef,
  lineOfText,
  ownerRef,
  storeName,
  text,
  trueOrFalse,
} from './fields';

/** What a caller says of the store that they want. */
export const createStoreSchema = z.strictObject(
  {
    name: storeName(),
    title: lineOfText({ maxLength: 100 })
      .refine(value => value.length > 0, 'must not be empty')
      .optional(),
    owner: ownerRef().optional(),
    plan: text().optional(),
    cluster: text().optional(),
    blueprint: text().optional(),
    entityRef: entityRef().optional(),
    protected: trueOrFalse().optional(),
  },
  'must be an object with the fields of a store',
);
