import { monitorEventLoopDelay } from 'node:perf_hooks';
import { METRICS } from './catalogue';
import { Meter } from './Meter';

const RESOLUTION_MS = 20;

/** Has it known how late the process is, which everything that is measured suffers from. */
export function observeEventLoop(meter: Meter): { stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  meter.gauge(METRICS.eventLoopDelay, observe => {
    for (const quantile of [0.5, 0.99, 1]) {
      // What it measures are the times between two looks.
      const late = delay.percentile(quantile * 100) / 1e6 - RESOLUTION_MS;
      observe(Math.max(0, late) / 1_000, { quantile: String(quantile) });
    }
    delay.reset();
  });
  return { stop: () => delay.disable() };
}
