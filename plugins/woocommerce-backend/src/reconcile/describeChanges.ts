import { STORE_REASONS } from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  NewStoreEvent,
  OperationKind,
  OperationRecord,
  StoreStatus,
} from '../database/StoreRepository';
import { StoreState } from './StoreState';

const WARNING_PHASES = new Set(['Degraded', 'Failed']);

/** What fails without the store's phase telling of it. */
const CHANGES: Partial<Record<OperationKind, string>> = {
  verify: 'verification',
  upgrade: 'upgrade',
  repair: 'repair',
};

/** Says in events what became different between two observations. */
export function describeChanges(
  before: StoreStatus,
  after: StoreStatus,
): NewStoreEvent[] {
  const events: NewStoreEvent[] = [];
  for (const condition of after.conditions) {
    const previous = before.conditions.find(
      ({ type }) => type === condition.type,
    );
    const wasTrue = previous?.status === 'True';
    if (!wasTrue && condition.status === 'True') {
      events.push({
        type: 'Normal',
        reason: condition.type,
        message: condition.message,
      });
    } else if (wasTrue && condition.status === 'False') {
      events.push({
        type: 'Warning',
        reason: condition.reason,
        message: `${condition.type} is lost: ${condition.message}`,
      });
    }
  }
  if (before.phase !== after.phase || before.reason !== after.reason) {
    events.push({
      type:
        after.reason !== undefined || WARNING_PHASES.has(after.phase)
          ? 'Warning'
          : 'Normal',
      reason: after.reason ?? after.phase,
      message: describePhase(after),
    });
  }
  return events;
}

/** Says in an event how an operation ended that may leave the phase as it is. */
export function describeOutcome(
  operation: OperationRecord,
  state: StoreState,
): NewStoreEvent[] {
  const { failure, outcome } = state;
  if (operation.kind === 'upgrade' && outcome === 'Succeeded') {
    const to = operation.chartVersion && ` to ${operation.chartVersion}`;
    return [
      {
        type: 'Normal',
        reason: 'Upgraded',
        message: `The store is upgraded${to ?? ''}.`,
      },
    ];
  }
  if (operation.kind === 'repair' && outcome === 'Succeeded') {
    return [
      {
        type: 'Normal',
        reason: 'Repaired',
        message: 'The store is as it was asked for.',
      },
    ];
  }
  const what = CHANGES[operation.kind];
  return outcome === 'Failed' && failure && what
    ? [
        {
          type: 'Warning',
          reason: failure.reason,
          message: `The ${what} failed: ${failure.message}`,
        },
      ]
    : [];
}

function describePhase(status: StoreStatus): string {
  const { phase, reason, message } = status;
  const why = message ?? (reason && STORE_REASONS[reason].summary);
  return why ? `The store is ${phase}: ${why}` : `The store is ${phase}`;
}
