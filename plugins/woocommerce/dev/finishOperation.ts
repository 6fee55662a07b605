import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeConditions } from '../src/__testUtils__/makeStore';
import { makeVerification } from '../src/__testUtils__/makeVerification';

/** What is different about a store after a verification or an upgrade. */
export function finishOperation(store: Store): Partial<Store> {
  const { release } = store;
  const finishedAt = new Date().toISOString();
  const revision =
    (release.revision ?? 0) + (store.operation.kind === 'upgrade' ? 1 : 0);
  return {
    phase: 'Ready',
    reason: undefined,
    message: undefined,
    conditions: makeConditions({ rungs: 8, createdAt: store.createdAt }),
    release: {
      ...release,
      ...(store.operation.kind === 'upgrade' && {
        version: release.availableVersion ?? release.version,
        availableVersion: undefined,
      }),
      revision,
    },
    operation: { ...store.operation, status: 'Succeeded', finishedAt },
    verification: makeVerification({
      verifiedAt: finishedAt,
      releaseRevision: revision,
    }),
  };
}
