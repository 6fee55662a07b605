import { PlanConfig } from '../config';
import { Actor, StoreResource } from '../permissions';

/** A store of a plan as it would be if somebody requested it for an owner. */
export function toPlannedStore(options: {
  plan: PlanConfig;
  actor: Actor;
  owner: string;
}): StoreResource {
  const { plan, actor, owner } = options;
  return {
    owner,
    createdBy: actor.ref,
    plan: plan.name,
    phase: 'Pending',
    protected: plan.protected,
  };
}
