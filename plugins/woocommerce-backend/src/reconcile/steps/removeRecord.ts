import { StepContext } from './Step';

/** Forgets the store, now that nothing is left of it in the cluster. */
export async function removeRecord(context: StepContext): Promise<void> {
  await context.forget();
}
