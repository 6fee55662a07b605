import LockIcon from '@material-ui/icons/Lock';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  UpdateStoreRequest,
  woocommerceStoreUpdatePermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { StoreActionButton } from './StoreActionButton';

/** Props of {@link ProtectionAction}. */
export interface ProtectionActionProps {
  store: Store;
  /** Whether an action for the store is under way. */
  isRunning: boolean;
  isUpdating: boolean;
  onUpdate(request: UpdateStoreRequest): void;
}

/** Protects a store from being deleted, or takes that away. */
export function ProtectionAction(props: ProtectionActionProps) {
  const { store, isRunning, isUpdating, onUpdate } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const isProtected = store.protected;
  return (
    <StoreActionButton
      store={store}
      permission={woocommerceStoreUpdatePermission}
      isRunning={isRunning}
      variant="button"
      icon={
        isProtected ? (
          <LockOpenIcon fontSize="small" />
        ) : (
          <LockIcon fontSize="small" />
        )
      }
      label={t(isProtected ? 'actions.unprotect' : 'actions.protect')}
      longLabel={t(
        isProtected ? 'actions.unprotectStore' : 'actions.protectStore',
        { name: store.title },
      )}
      busy={isUpdating}
      onClick={() => onUpdate({ protected: !isProtected })}
    />
  );
}
