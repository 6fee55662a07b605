import { useState } from 'react';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { isErrorNamed } from '../../lib/isErrorNamed';

/** The name of an action that is carried out at once. */
export type ActionName = 'refresh' | 'retry' | 'verify' | 'update';

/** Runs one action at a time, and says which one. */
export function useRunAction(options: {
  onChanged(): Promise<void>;
  onError(error: Error | undefined): void;
}) {
  const { onChanged, onError } = options;
  const [running, setRunning] = useState<ActionName>();

  const run = async (name: ActionName, action: () => Promise<Store>) => {
    onError(undefined);
    setRunning(name);
    try {
      await action();
      await onChanged();
    } catch (error) {
      onError(error as Error);
      // What is shown isn't what the backend knows, or it would not refuse.
      if (isErrorNamed(error as Error, 'ConflictError')) {
        await onChanged();
      }
    } finally {
      setRunning(undefined);
    }
  };
  return { running, run };
}
