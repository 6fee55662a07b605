import { StoreOperation } from '@woocommerce-backstage/plugin-woocommerce-common';

/** An operation that has succeeded, unless said otherwise. */
export function makeOperation(
  overrides: Partial<StoreOperation> = {},
): StoreOperation {
  const requestedAt = overrides.requestedAt ?? '2026-03-02T10:00:00.000Z';
  const status = overrides.status ?? 'Succeeded';
  const isOver = status !== 'Queued' && status !== 'Running';
  return {
    id: 'operation-1',
    kind: 'provision',
    status,
    attempts: 1,
    actor: 'user:default/guest',
    requestedAt,
    deadline: '2026-03-02T10:10:00.000Z',
    ...(status !== 'Queued' && { startedAt: requestedAt }),
    ...(isOver && { finishedAt: '2026-03-02T10:01:00.000Z' }),
    evidence: [],
    steps: [],
    ...overrides,
  };
}
