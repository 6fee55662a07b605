import { AuditEvent } from '@woocommerce-backstage/plugin-woocommerce-common';

/** Something that somebody asked for and that was done, unless said otherwise. */
export function makeAuditEvent(
  overrides: Partial<AuditEvent> = {},
): AuditEvent {
  return {
    id: 'event-1',
    action: 'update',
    storeName: 'demo',
    storeId: 'id-of-demo',
    owner: 'group:default/shops',
    actor: 'user:default/ada',
    address: '192.0.2.7',
    outcome: 'succeeded',
    before: { protected: true },
    after: { protected: false },
    requestedAt: '2026-03-02T10:00:00.000Z',
    finishedAt: '2026-03-02T10:00:01.000Z',
    ...overrides,
  };
}
