import { StepContext } from './Step';

/** Forgets the store, now that nothing is left of it in the cluster. */
export async function removeRecord(context: StepContext): Promise<void> {
  const { repository, store } = context;
  await repository.deleteStore({
    storeId: store.id,
    operationId: store.operation.id,
  });
}
