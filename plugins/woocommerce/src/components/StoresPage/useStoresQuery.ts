import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { StoresQuery } from '../../hooks';
import { formatStoresQuery, parseStoresQuery } from './storesQuery';

/** Keeps what is shown in the page's address, to be shared, linked to and gone back to. */
export function useStoresQuery() {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const query = useMemo(
    () => parseStoresQuery(new URLSearchParams(address)),
    [address],
  );
  const setQuery = useCallback(
    (changed: StoresQuery) =>
      setParams(formatStoresQuery(changed), { replace: true }),
    [setParams],
  );
  return { query, setQuery };
}
