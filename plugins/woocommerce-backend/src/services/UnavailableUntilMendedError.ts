import { ServiceUnavailableError } from '@backstage/errors';

/** Something isn't available, and stays so until a person has mended it: asking again soon is of no use. */
export class UnavailableUntilMendedError extends ServiceUnavailableError {}
