import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { HelmFailure } from '../helm/HelmError';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { classifyMessage } from './classifyMessage';
import { cleanMessage } from '../text/cleanMessage';
import { FailedAnswer } from './FailureSources';

/** What is said of Helm when nothing in its words says more. */
const HELM_REASONS: Record<HelmFailure, StoreReason> = {
  Failed: 'HelmFailed',
  TimedOut: 'HelmTimedOut',
  Canceled: 'HelmFailed',
  LeaseLost: 'HelmFailed',
  Killed: 'HelmFailed',
  Unavailable: 'HelmUnavailable',
  ReleaseLocked: 'ReleaseLocked',
  ReleaseMissing: 'ReleaseMissing',
  ReleaseTooLarge: 'ReleaseTooLarge',
};

/** These only say that something went wrong: whoever knows what says more. */
const VAGUE: readonly StoreReason[] = [
  'HelmFailed',
  'HelmTimedOut',
  'HookFailed',
  'Unclassified',
];

/** Says by what was answered to a step why it failed. */
export function classifyAnswer(answer: FailedAnswer): ObservedProblem {
  // Helm's has been cleaned already: of what it says, the end matters.
  const message =
    answer.from === 'Helm' ? answer.message : cleanMessage(answer.message);
  return {
    reason: findReason(answer),
    message,
    evidence: [{ ...describeSource(answer), message }],
  };
}

/** Whether an answer is known to be the consequence of something else. */
export function isVague({ reason }: ObservedProblem): boolean {
  return VAGUE.includes(reason);
}

function findReason(answer: FailedAnswer): StoreReason {
  if (answer.from === 'portal') {
    return 'Unclassified';
  }
  if (answer.from === 'API server') {
    return classifyMessage(answer.message) ?? classifyStatus(answer.status);
  }
  const byFailure = HELM_REASONS[answer.failure];
  if (byFailure !== 'HelmFailed' && byFailure !== 'HelmTimedOut') {
    return byFailure;
  }
  return (
    classifyMessage(answer.message) ??
    (/context deadline exceeded|timed out waiting/.test(answer.message)
      ? 'HelmTimedOut'
      : byFailure)
  );
}

function classifyStatus(status: number | undefined): StoreReason {
  switch (status) {
    case undefined:
      return 'ClusterUnreachable';
    case 401:
    case 403:
      return 'Forbidden';
    case 400:
    case 422:
      return 'AdmissionRejected';
    default:
      return 'Unclassified';
  }
}

/** The API server's answers are objects of the kind `Status`. */
function describeSource(answer: FailedAnswer): { kind: string; name: string } {
  switch (answer.from) {
    case 'Helm':
      return { kind: 'Helm', name: answer.command };
    case 'API server':
      return { kind: 'Status', name: String(answer.status ?? 'Unreachable') };
    default:
      return { kind: 'Error', name: answer.name };
  }
}
