import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { PlansResult, usePlans } from '../hooks';

const DELAY_MS = 300;

/** The plans, for an owner that is being chosen. */
export interface PlanOffer extends PlansResult {
  /** The owner, as soon as it has stayed the same for a moment. */
  owner: string | undefined;
  /** Whether the plans are those for the owner who is chosen now. */
  isCurrent: boolean;
}

/** Reads the plans again when another owner is chosen, once that is settled. */
export function usePlanOffer(chosenOwner: string | undefined): PlanOffer {
  const [owner, setOwner] = useState(chosenOwner);
  useDebounce(() => setOwner(chosenOwner), DELAY_MS, [chosenOwner]);
  const { plans, owner: readFor, ...result } = usePlans(owner);
  return {
    owner,
    plans,
    ...result,
    isCurrent:
      plans !== undefined &&
      !result.error &&
      readFor === owner &&
      owner === chosenOwner,
  };
}
