import { useEffect, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { woocommerceStoreReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { usePlans, useStores } from '../../hooks';
import { listClusters } from '../../lib/listClusters';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { Announcement } from '../Announcement';
import { AuditLink } from '../AuditPage';
import { ClustersLink } from '../ClustersPage';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { CreateStoreButton } from './CreateStoreButton';
import { OverviewLink } from '../OverviewPage';
import { NoStores } from './NoStores';
import { StoresFilters } from './StoresFilters';
import { StoresPager } from './StoresPager';
import { StoresTable } from './StoresTable';
import { INITIAL_QUERY, isFiltered } from './storesQuery';
import { useStoresQuery } from './useStoresQuery';

const useStyles = makeStyles(
  theme => ({
    toolbar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
    },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    notice: { padding: theme.spacing(2, 2, 4) },
  }),
  { name: 'WooCommerceStoresContent' },
);

/** All stores: found, followed, changed and asked for. */
export function StoresContent() {
  const classes = useStyles();
  const plans = usePlans();
  const { query, setQuery } = useStoresQuery();
  const [actionError, setActionError] = useState<Error>();
  const result = useStores(query);
  const { stores, error, loading, reload } = result;

  useEffect(() => setActionError(undefined), [query]);

  const clusters = listClusters({
    plans: plans.plans,
    stores,
    selected: query.cluster,
  });
  // Who may have no store at all may not read the plans either. When nobody can
  // tell, the form does.
  const canCreate =
    !plans.loading && !isErrorNamed(plans.error, 'NotAllowedError');
  if (isErrorNamed(error, 'NotAllowedError')) {
    return (
      <MissingPermission
        permission={woocommerceStoreReadPermission}
        of="stores"
      />
    );
  }
  return (
    <Paper>
      <div className={classes.toolbar}>
        <StoresFilters
          query={query}
          onChange={setQuery}
          stores={stores}
          clusters={clusters}
        />
        <div className={classes.actions}>
          <OverviewLink />
          <ClustersLink />
          <AuditLink />
          {canCreate && <CreateStoreButton />}
        </div>
      </div>
      {error && <LoadError error={error} onRetry={reload} />}
      {actionError && <LoadError error={actionError} />}
      {loading && <Loading />}
      {stores?.length === 0 && !loading && !error && (
        <div className={classes.notice}>
          <NoStores
            isFiltered={isFiltered(query)}
            onReset={() => setQuery(INITIAL_QUERY)}
          />
        </div>
      )}
      {stores && stores.length > 0 && (
        <>
          <StoresTable
            stores={stores}
            showClusters={clusters.length > 1}
            sort={query.sort}
            onSort={sort => setQuery({ ...query, sort })}
            onChanged={reload}
            onError={setActionError}
          />
          <StoresPager result={result} />
        </>
      )}
      <Announcement stores={stores} />
    </Paper>
  );
}
