import { CustomErrorBase } from '@backstage/errors';

/**
 * A store reached a phase from which it doesn't get to the awaited one.
 *
 * @internal
 */
export class StoreFailedError extends CustomErrorBase {
  name = 'StoreFailedError' as const;
}

/**
 * A store didn't get where it was awaited within the time given.
 *
 * @internal
 */
export class StoreTimeoutError extends CustomErrorBase {
  name = 'StoreTimeoutError' as const;
}

/**
 * The task was cancelled while it waited for a store.
 *
 * @internal
 */
export class WaitCancelledError extends CustomErrorBase {
  name = 'WaitCancelledError' as const;
}
