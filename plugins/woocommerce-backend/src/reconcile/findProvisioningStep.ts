import { ReachableStore } from '../kubernetes/ObservedStore';
import { DesiredStore, StoreLayout } from './DesiredStore';
import { determineReleaseStep } from './determineReleaseStep';
import { StepName } from './StoreState';

/** The next step towards a store whose pods run; undefined when all are done. */
export function findProvisioningStep(options: {
  desired: DesiredStore;
  layout: StoreLayout;
  observed: ReachableStore;
  now: Date;
}): StepName | undefined {
  const { desired, layout, observed, now } = options;
  const { namespace, release } = observed;
  if (namespace?.terminating) {
    return undefined;
  }
  if (!namespace || !observed.limitsReady || isToBeRelabelled(desired)) {
    return 'create-namespace';
  }
  if (lacksKeys(layout, observed)) {
    return 'create-secrets';
  }
  const step = determineReleaseStep({ desired, release, now });
  return step === 'wait' || step === 'none' ? undefined : step;
}

/** A repair puts the namespace's labels back first, whichever are missing. */
function isToBeRelabelled({ operation }: DesiredStore): boolean {
  return (
    operation.kind === 'repair' &&
    !operation.steps.some(
      ({ name, status }) =>
        name === 'create-namespace' && status === 'Succeeded',
    )
  );
}

function lacksKeys(layout: StoreLayout, observed: ReachableStore): boolean {
  const { credentials } = observed;
  return (
    !credentials ||
    layout.secretKeys.some(key => credentials.keys?.includes(key) === false)
  );
}
