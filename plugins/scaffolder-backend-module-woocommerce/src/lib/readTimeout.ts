import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  durationToMilliseconds,
  HumanDuration,
  JsonObject,
} from '@backstage/types';

/**
 * Reads the input `timeout`.
 *
 * @param timeout - such as `10m`, `PT10M` or `{ minutes: 10 }`
 * @returns milliseconds
 * @internal
 */
export function readTimeout(
  timeout: string | HumanDuration | undefined,
  defaultTimeout: HumanDuration,
): number {
  if (timeout === undefined) {
    return durationToMilliseconds(defaultTimeout);
  }
  const milliseconds = parse(timeout);
  if (!(milliseconds > 0)) {
    throw new InputError('"timeout" must be longer than nothing');
  }
  return milliseconds;
}

function parse(timeout: string | HumanDuration): number {
  try {
    // The configuration's reader is the one place in Backstage that knows all
    // the ways to write a duration.
    const config = new ConfigReader({ timeout } as JsonObject);
    return durationToMilliseconds(
      readDurationFromConfig(config, { key: 'timeout' }),
    );
  } catch (error) {
    throw new InputError(
      `"timeout" must be a duration such as 10m, PT10M or {"minutes": 10}, is ${JSON.stringify(
        timeout,
      )}`,
      error,
    );
  }
}
