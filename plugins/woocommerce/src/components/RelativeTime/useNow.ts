import { useEffect, useState } from 'react';

const STEPS = [
  { until: 60_000, every: 5_000 },
  { until: 3_600_000, every: 60_000 },
];
const SLOWEST = 3_600_000;

/** The current time, renewed as often as the age of a point in time needs it. */
export function useNow(since: number): number {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    const age = now - since;
    const step = STEPS.find(candidate => age < candidate.until);
    const timer = setTimeout(
      () => setNow(Date.now()),
      step ? step.every : SLOWEST,
    );
    return () => clearTimeout(timer);
  }, [now, since]);

  return now;
}
