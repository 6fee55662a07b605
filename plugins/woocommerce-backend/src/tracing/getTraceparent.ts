import { context, propagation } from '@opentelemetry/api';

/** Version, trace, span and flags; what isn't like this could not be kept. */
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

/**
 * The span that is active now, as W3C's `traceparent`: what is asked for is done
 * later, and often by another replica. Undefined when nothing is traced.
 */
export function getTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  const { traceparent } = carrier;
  return traceparent && TRACEPARENT.test(traceparent) ? traceparent : undefined;
}
