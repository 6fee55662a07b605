import { STORE_REASONS } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { Failure } from './Failure';
import { FailureSources } from './FailureSources';
import { findFailure } from './findFailure';
import { listRawEvidence } from './listRawEvidence';

/** More proves nothing more. */
const MAX_EVIDENCE = 5;

/**
 * Says why something failed, what to do about it, and what proves it. What has
 * no name stays `Unclassified`, with all that was there to see.
 *
 * @param options.sources - all that can say why
 * @param options.now - to tell what has only just begun
 */
export function classifyFailure(options: {
  sources: FailureSources;
  now: Date;
}): Failure {
  const { sources, now } = options;
  const problem = findFailure(sources, now) ?? describeRaw(sources);
  return {
    ...problem,
    hint: STORE_REASONS[problem.reason].hint,
    evidence: (problem.evidence ?? []).slice(0, MAX_EVIDENCE),
  };
}

function describeRaw(sources: FailureSources): ObservedProblem {
  const evidence = listRawEvidence(sources);
  return {
    reason: 'Unclassified',
    message: evidence.at(0)?.message ?? STORE_REASONS.Unclassified.summary,
    evidence,
  };
}
