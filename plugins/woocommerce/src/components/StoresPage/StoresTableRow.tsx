import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Store,
  getStoreEntityRef,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { toAddressState } from '../../lib/toAddressState';
import { toProblem } from '../../lib/toProblem';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { StoreActions } from '../StoreActions';
import { ProtectedMark } from './ProtectedMark';
import { StorePhaseBadge } from '../StorePhaseBadge';
import { useActionsColumnStyles } from './useActionsColumnStyles';

const useStyles = makeStyles(
  theme => ({
    store: { fontWeight: 'bold' },
    problem: { minWidth: 160, maxWidth: 320, marginTop: theme.spacing(0.5) },
    address: { overflowWrap: 'anywhere', minWidth: 140 },
    short: { whiteSpace: 'nowrap' },
  }),
  { name: 'WooCommerceStoresTableRow' },
);

/** Props of {@link StoresTableRow}. */
export interface StoresTableRowProps {
  store: Store;
  /** Whether to say in which cluster it is. */
  showCluster: boolean;
  onChanged(): Promise<void>;
  onError(error: Error | undefined): void;
}

/** One store of the table. */
export function StoresTableRow(props: StoresTableRowProps) {
  const { store, showCluster, onChanged, onError } = props;
  const { kind, queuePosition } = store.operation;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const actionsClass = useActionsColumnStyles().root;
  const problem = toProblem(store);
  return (
    <TableRow>
      <TableCell component="th" role="rowheader" scope="row">
        <EntityRefLink
          className={classes.store}
          entityRef={getStoreEntityRef(store)}
        >
          {store.name}
        </EntityRefLink>
        {store.protected && <ProtectedMark />}
        {store.title !== store.name && (
          <Typography color="textSecondary" variant="body2">
            {store.title}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <StorePhaseBadge phase={store.phase} />
        {(problem || queuePosition !== undefined) && (
          <Typography
            className={classes.problem}
            color="textSecondary"
            variant="body2"
          >
            {problem
              ? problem.summary
              : t(`activity.queuedAt.${kind}`, {
                  position: String(queuePosition),
                })}
          </Typography>
        )}
      </TableCell>
      <TableCell className={classes.short}>
        <EntityRefLink entityRef={store.owner} />
      </TableCell>
      <TableCell className={classes.short}>{store.plan}</TableCell>
      {showCluster && (
        <TableCell className={classes.short}>{store.cluster}</TableCell>
      )}
      <TableCell className={classes.address}>
        <StorefrontAddress store={store} />
      </TableCell>
      <TableCell className={classes.short}>
        <RelativeTime time={store.createdAt} short />
      </TableCell>
      <TableCell className={classes.short}>
        <RelativeTime time={store.updatedAt} short />
      </TableCell>
      <TableCell className={actionsClass}>
        <StoreActions
          store={store}
          variant="icon"
          onChanged={onChanged}
          onError={onError}
        />
      </TableCell>
    </TableRow>
  );
}

function StorefrontAddress(props: { store: Store }) {
  const { store } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const state = toAddressState(store);
  const text = store.url.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return state === 'open' ? (
    <Link to={store.url}>{text}</Link>
  ) : (
    <Typography
      color="textSecondary"
      title={t(`links.${state}`)}
      variant="body2"
    >
      {text}
    </Typography>
  );
}
