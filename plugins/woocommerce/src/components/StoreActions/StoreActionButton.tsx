import { ResourcePermission } from '@backstage/plugin-permission-common';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Obstacle } from '../../lib/findObstacle';
import { ActionButton, ActionButtonProps } from '../ActionButton';
import { useDisabledReason } from './useDisabledReason';

/** Props of {@link StoreActionButton}. */
export interface StoreActionButtonProps
  extends Omit<ActionButtonProps, 'disabledReason'> {
  store: Store;
  /** What it takes to use the button. */
  permission: ResourcePermission;
  /** Whether an action for the store is under way. */
  isRunning: boolean;
  /** What keeps it from being done with the store as it is now. */
  obstacle?: Obstacle;
}

/** A button for who may use it; others learn what they lack. */
export function StoreActionButton(props: StoreActionButtonProps) {
  const { store, permission, isRunning, obstacle, ...buttonProps } = props;
  const disabledReason = useDisabledReason({
    store,
    permission,
    isRunning,
    obstacle,
  });
  return <ActionButton {...buttonProps} disabledReason={disabledReason} />;
}
