import { CallOptions } from './CallOptions';

/** What the store must not have changed since, when its caller minds. */
export function getUpdatedAt(options: CallOptions): Date | undefined {
  const { ifMatch, seen } = options;
  return ifMatch === undefined ? undefined : seen?.updatedAt;
}
