import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  StoreSort,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { SortableCell } from './SortableCell';
import { StoresTableRow } from './StoresTableRow';
import { useActionsColumnStyles } from './useActionsColumnStyles';

const useStyles = makeStyles(
  theme => ({
    // The theme's own padding takes the room of a whole column.
    root: { '& th, & td': { padding: theme.spacing(1.5, 1, 1.5, 1.5) } },
    head: { whiteSpace: 'nowrap' },
  }),
  { name: 'WooCommerceStoresTable' },
);

/** Props of {@link StoresTable}. */
export interface StoresTableProps {
  stores: Store[];
  /** Whether to say in which cluster they are. */
  showClusters: boolean;
  sort: StoreSort | undefined;
  onSort(sort: StoreSort): void;
  onChanged(): Promise<void>;
  onError(error: Error | undefined): void;
}

/**
 * One page of stores, as the backend sorted it.
 *
 * Made of Material UI's table rather than of `Table` of core-components, which
 * tells screen readers no sort order, pages by number instead of by cursor, and
 * makes its rows anew, focus lost, when they change between none and some.
 */
export function StoresTable(props: StoresTableProps) {
  const { stores, showClusters, sort, onSort, onChanged, onError } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const actionsClass = useActionsColumnStyles().root;
  return (
    <TableContainer>
      <Table className={classes.root} aria-label={t('page.tableLabel')}>
        <TableHead className={classes.head}>
          <TableRow>
            <SortableCell field="name" sort={sort} onSort={onSort}>
              {t('page.store')}
            </SortableCell>
            <TableCell>{t('page.phase')}</TableCell>
            <TableCell>{t('page.owner')}</TableCell>
            <TableCell>{t('page.plan')}</TableCell>
            {showClusters && <TableCell>{t('page.cluster')}</TableCell>}
            <TableCell>{t('page.address')}</TableCell>
            <SortableCell field="createdAt" sort={sort} onSort={onSort}>
              {t('page.created')}
            </SortableCell>
            <SortableCell field="updatedAt" sort={sort} onSort={onSort}>
              {t('page.updated')}
            </SortableCell>
            <TableCell className={actionsClass}>{t('page.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {stores.map(store => (
            <StoresTableRow
              key={store.id}
              store={store}
              showCluster={showClusters}
              onChanged={onChanged}
              onError={onError}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
