import { HelmError } from '../helm/HelmError';
import {
  ClusterUnreachableError,
  getStatusCode,
  getStatusMessage,
} from '../kubernetes/errors';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { StepError } from './StepError';

/** Gives the error of a step its reason, and a message for people. */
export function classifyStepError(error: unknown): ObservedProblem {
  const message = getStatusMessage(error);
  if (error instanceof StepError) {
    return { reason: error.reason, message };
  }
  if (error instanceof HelmError) {
    return {
      reason: isQuotaExceeded(message) ? 'QuotaExceeded' : 'HelmFailed',
      message,
    };
  }
  if (error instanceof ClusterUnreachableError) {
    return { reason: 'ClusterUnreachable', message };
  }
  switch (getStatusCode(error)) {
    case 401:
      return { reason: 'Forbidden', message };
    case 403:
      return {
        reason: isQuotaExceeded(message) ? 'QuotaExceeded' : 'Forbidden',
        message,
      };
    case 400:
    case 422:
      return { reason: 'AdmissionRejected', message };
    default:
      return { reason: 'Unclassified', message };
  }
}

/** The API server has no code of its own for it. */
function isQuotaExceeded(message: string): boolean {
  return message.includes('exceeded quota');
}
