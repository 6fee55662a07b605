import { ReactNode } from 'react';
import {
  Store,
  woocommerceStoreReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreResult } from '../../hooks';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { StoreGone } from './StoreGone';

/** Props of {@link StoreView}. */
export interface StoreViewProps {
  name: string;
  result: StoreResult;
  children(store: Store): ReactNode;
}

/** Shows a store, or else why there is none to be shown. */
export function StoreView(props: StoreViewProps) {
  const { name, result, children } = props;
  const { store, error, gone, loading, reload } = result;
  if (gone) {
    return <StoreGone name={name} gone={gone} />;
  }
  if (isErrorNamed(error, 'NotAllowedError')) {
    return (
      <MissingPermission
        permission={woocommerceStoreReadPermission}
        of="stores"
      />
    );
  }
  return (
    <>
      {loading && <Loading />}
      {error && <LoadError error={error} onRetry={reload} />}
      {store && children(store)}
    </>
  );
}
