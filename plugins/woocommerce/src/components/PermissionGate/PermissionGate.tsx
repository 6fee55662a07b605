import { ReactNode } from 'react';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import {
  MissingPermission,
  MissingPermissionProps,
} from '../MissingPermission';

/** Props of {@link PermissionGate}. */
export interface PermissionGateProps {
  permission: BasicPermission;
  /** What it takes the permission to see. */
  of: MissingPermissionProps['of'];
  children: ReactNode;
}

/** Shows something to those who may see it, and tells others why they don't. */
export function PermissionGate(props: PermissionGateProps) {
  const { permission, of, children } = props;
  const { allowed, error, loading } = usePermission({ permission });
  if (loading) {
    return <Loading />;
  }
  if (error) {
    return <LoadError error={error} />;
  }
  return allowed ? (
    <>{children}</>
  ) : (
    <MissingPermission permission={permission} of={of} />
  );
}
