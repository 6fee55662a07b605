import { isError } from '@backstage/errors';
import { classifyFailure } from '../failures/classifyFailure';
import { FailedAnswer } from '../failures/FailureSources';
import { HelmError } from '../helm/HelmError';
import {
  ClusterUnreachableError,
  getStatusCode,
  getStatusMessage,
} from '../kubernetes/errors';
import { INSTALLER_ROLE } from '../kubernetes/names';
import { NamespaceAccessError } from '../kubernetes/NamespaceAccessError';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { StepError } from './StepError';

/** Gives the error of a step its reason, a message for people, and what proves it. */
export function classifyStepError(
  error: unknown,
  now: Date = new Date(),
): ObservedProblem {
  if (error instanceof StepError) {
    const { reason, message, evidence } = error;
    return { reason, message, evidence };
  }
  if (error instanceof NamespaceAccessError) {
    const { message } = error;
    return {
      reason: 'Forbidden',
      message,
      evidence: [{ kind: 'RoleBinding', name: INSTALLER_ROLE, message }],
    };
  }
  return classifyFailure({ sources: { answer: toAnswer(error) }, now });
}

function toAnswer(error: unknown): FailedAnswer {
  if (error instanceof HelmError) {
    const { command, failure, message } = error;
    return { from: 'Helm', command, failure, message };
  }
  const message = getStatusMessage(error);
  const status = getStatusCode(error);
  return status !== undefined || error instanceof ClusterUnreachableError
    ? { from: 'API server', status, message }
    : { from: 'portal', name: isError(error) ? error.name : 'Error', message };
}
