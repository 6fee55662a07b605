import { StoreNameCheck } from '@woocommerce-backstage/plugin-woocommerce-common';
import { WoocommerceConfig } from '../config';
import { StoreRepository } from '../database';
import { findNameObstacle } from '../input/findNameObstacle';

/** Says whether a new store can have a name. */
export async function checkStoreName(options: {
  config: WoocommerceConfig;
  repository: Pick<StoreRepository, 'findStore'>;
  name: string;
}): Promise<StoreNameCheck> {
  const { config, repository, name } = options;
  const message =
    findNameObstacle(config, name) ??
    ((await repository.findStore(name)) &&
      `name "${name}" is taken by another store`);
  return {
    name,
    available: message === undefined,
    ...(message !== undefined && { message }),
  };
}
