import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { getMedian } from '../statistics/statistics';

/**
 * Says what stores waited for until they were Ready, by the times that the
 * portal has recorded: `queued 12 ms, create-namespace 180 ms, …`. What lies
 * between two steps counts to the later one.
 */
export function describeSteps(stores: readonly Store[]): string {
  const parts = new Map<string, number[]>();
  for (const { operation } of stores) {
    let since = operation.requestedAt;
    const add = (part: string, until: string | undefined) => {
      if (until) {
        const ms = Date.parse(until) - Date.parse(since);
        parts.set(part, [...(parts.get(part) ?? []), ms]);
        since = until;
      }
    };
    add('queued', operation.startedAt);
    for (const { name, finishedAt } of operation.steps ?? []) {
      add(name, finishedAt);
    }
    add('until Ready', operation.finishedAt);
  }
  return [...parts]
    .map(([part, times]) => `${part} ${getMedian(times).toFixed(0)} ms`)
    .join(', ');
}
