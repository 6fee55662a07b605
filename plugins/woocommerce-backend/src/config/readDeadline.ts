import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

/** Reads how long something may take, in milliseconds. */
export function readDeadline(
  config: RootConfigService,
  options: { key: string; default: HumanDuration },
): number {
  const { key } = options;
  const duration = config.has(key)
    ? readDurationFromConfig(config, { key })
    : options.default;
  const milliseconds = durationToMilliseconds(duration);
  if (!(milliseconds >= SECOND_MS && milliseconds <= DAY_MS)) {
    throw new InputError(`${key} must be from one second to one day`);
  }
  return milliseconds;
}
