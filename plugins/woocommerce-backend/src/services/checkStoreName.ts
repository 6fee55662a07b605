import {
  StoreNameCheck,
  validateStoreName,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRepository } from '../database';

/** Says whether a new store can have a name. */
export async function checkStoreName(
  repository: Pick<StoreRepository, 'findStore'>,
  name: string,
): Promise<StoreNameCheck> {
  const message = await findObstacle(repository, name);
  return {
    name,
    available: message === undefined,
    ...(message !== undefined && { message }),
  };
}

async function findObstacle(
  repository: Pick<StoreRepository, 'findStore'>,
  name: string,
): Promise<string | undefined> {
  const problem = validateStoreName(name);
  if (problem !== undefined) {
    return `name ${problem}`;
  }
  const store = await repository.findStore(name);
  return store && `name "${name}" is taken by another store`;
}
