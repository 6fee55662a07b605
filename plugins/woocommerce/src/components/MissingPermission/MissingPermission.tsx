import {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';
import { Notice } from '../Notice';

/** Props of {@link MissingPermission}. */
export interface MissingPermissionProps {
  permission: BasicPermission | ResourcePermission;
  /** What it takes the permission to see. */
  of: 'stores' | 'audit' | 'clusters' | 'overview';
}

/** Says that the user may not see something, and which permission that takes. */
export function MissingPermission(props: MissingPermissionProps) {
  const { permission, of } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Notice
      title={t('missingPermission.title')}
      description={t(`missingPermission.${of}`, {
        permission: permission.name,
      })}
    />
  );
}
