import { StoreRecord, StoreRepository, StoreRequest } from '../database';

/** Sets whether a store can be deleted. */
export async function changeProtection(options: {
  repository: StoreRepository;
  store: StoreRecord;
  /** Who asks for it. */
  actor: string;
  isProtected: boolean;
  updatedAt?: Date;
  request?: StoreRequest;
}): Promise<StoreRecord> {
  const { repository, store, actor, isProtected, updatedAt, request } = options;
  return repository.setProtection({
    storeId: store.id,
    protected: isProtected,
    event: {
      type: 'Normal',
      reason: isProtected ? 'Protected' : 'Unprotected',
      message: isProtected
        ? `${actor} protected the store from being deleted.`
        : `${actor} took the store’s protection from being deleted away.`,
    },
    updatedAt,
    request,
  });
}
