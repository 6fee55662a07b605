import { StoreVerification } from '@woocommerce-backstage/plugin-woocommerce-common';
import { z } from 'zod';
import { toStorableText } from '../database/toStorableText';

const MAX_ANSWER_LENGTH = 1_000;
const MAX_MESSAGE_LENGTH = 500;
const MAX_DURATIONS = 20;
const HOUR_MS = 3_600_000;

const rung = z.enum(['storefront', 'checkout']);
const word = z.string().regex(/^[a-z][-a-zA-Z]{0,39}$/);

const verificationSchema = z.object({
  level: rung,
  passed: z.boolean(),
  rung,
  step: word.optional(),
  statusCode: z.number().int().min(100).max(599).optional(),
  message: text(MAX_MESSAGE_LENGTH),
  answer: text(MAX_ANSWER_LENGTH).optional(),
  durationsMs: z
    .record(z.string(), z.unknown())
    .default({})
    .transform(durations =>
      Object.fromEntries(
        Object.entries(durations).filter(isDuration).slice(0, MAX_DURATIONS),
      ),
    ),
});

/**
 * Reads what a verification's pod said at its end. It runs among the store's
 * plugins and the answers of whatever stands before it, so that nothing in it is
 * taken as it is.
 *
 * @returns undefined when it is no verification
 */
export function parseVerification(
  said: string,
): Omit<StoreVerification, 'verifiedAt' | 'releaseRevision'> | undefined {
  return verificationSchema.safeParse(parseJson(said)).data;
}

function text(maxLength: number) {
  return z
    .string()
    .transform(value => toStorableText(value).trim().slice(0, maxLength));
}

function isDuration(entry: [string, unknown]): entry is [string, number] {
  const [step, duration] = entry;
  return (
    word.safeParse(step).success &&
    z.number().int().min(0).max(HOUR_MS).safeParse(duration).success
  );
}

function parseJson(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}
