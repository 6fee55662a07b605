import { useState } from 'react';
import { PreflightResult } from '../../hooks';

/** How a cluster is being looked at again. */
export interface PreflightRun {
  /** What is under way. */
  running?: 'check' | 'probe';
  /** Why the last one failed. */
  error?: Error;
  start(kind: 'check' | 'probe'): Promise<void>;
}

/** Has a cluster looked at again, one way at a time. */
export function usePreflightRun(run: PreflightResult['run']): PreflightRun {
  const [running, setRunning] = useState<'check' | 'probe'>();
  const [error, setError] = useState<Error>();

  const start = async (kind: 'check' | 'probe') => {
    setError(undefined);
    setRunning(kind);
    try {
      await run({ probe: kind === 'probe' });
    } catch (thrown) {
      setError(thrown as Error);
    } finally {
      setRunning(undefined);
    }
  };
  return { running, error, start };
}
